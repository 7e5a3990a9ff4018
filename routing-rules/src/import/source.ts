/** Where the files of a rule set come from. Paths have slashes and end in `.json`; a missing file is null. */
export interface FileSource {
  read: (path: string) => string | null;
  /** Names of the files directly in a folder, in any order. */
  list: (folder: string) => string[];
}

/** Files that are held in memory, such as an import. */
export function memorySource(files: Readonly<Record<string, string>>): FileSource {
  return {
    read: (path) => (Object.hasOwn(files, path) ? (files[path] ?? null) : null),
    list: (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'))
        .map((path) => path.slice(folder.length + 1)),
  };
}
