/**
 * The rooms of those who see the lists of the work: everybody of the staff is in one of them. To write to hundreds of connections in one go
 * holds up, for as long as that takes, whoever is answered meanwhile: they are told room by room.
 */
export const LIST_ROOMS: readonly string[] = Array.from({ length: 32 }, (_, index) => `list-${index}`);

/** Gives each connection the next room, so that on every node they are about equally full. */
export function createListRooms(): () => string {
  let given = 0;
  return () => {
    given = (given + 1) % LIST_ROOMS.length;
    return LIST_ROOMS[given] ?? '';
  };
}
