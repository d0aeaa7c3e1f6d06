/** Puts `text` into the clipboard. False when it could not: on plain http to another host the browser has none. */
export async function copyText(text: string): Promise<boolean> {
  return (
    (await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )) ?? false
  );
}
