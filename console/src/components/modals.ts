/** What lies over the page, the uppermost last. */
const open: HTMLDialogElement[] = [];

/** Shows it above everything else; gives back how to take it away. */
export function put(dialog: HTMLDialogElement): () => void {
  open.push(dialog);
  if (!dialog.open) dialog.showModal();
  return () => {
    open.splice(open.indexOf(dialog), 1);
    dialog.close();
  };
}

export const uppermost = (): HTMLDialogElement | undefined => open.at(-1);

/** Keys belong to whoever was uppermost when they were set up; once that is gone, to the page. */
export function isItsTurn(owner: HTMLDialogElement | undefined): boolean {
  const top = uppermost();
  return top === undefined ? owner === undefined || !open.includes(owner) : top === owner;
}
