/** What every page of supervisors is given. */
export interface PageProps {
  csrfToken: string;
}
