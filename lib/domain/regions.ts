/**
 * The name of an ENS region for a reader. The vendor's `Name` is Chinese and its `EnName` is the area's,
 * so other readers get a name made from the id: `cn-dalian-unicom` → "Dalian Unicom".
 */
export function regionLabel(regionId: string, regionName: string, locale: string): string {
  const name = regionName.trim();
  if (locale.toLowerCase().startsWith('zh')) return name || regionId;
  if (name === '') return regionId;
  return isAscii(name) ? name : nameFromId(regionId) || regionId;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text);
}

/** Empty when the id has no other part than the country. */
function nameFromId(regionId: string): string {
  const [, ...places] = regionId.split('-').filter((part) => part !== '');
  return places.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}
