/** Small drawings beside words; they never stand alone. */
const PATHS = {
  clock: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.3",
  back: "M12.5 6.2A5 5 0 1 0 13 9M12.8 2.8v3.6H9.2",
  check: "m3.5 8.5 3 3 6-7",
  cross: "m4 4 8 8m0-8-8 8",
  minus: "M4 8h8",
  warn: "M8 2.5 14 13H2zM8 6.5V9.500M8 11.200v.3",
  unsure: "M8 2.200a5.800 5.800 0 1 0 0 11.600A5.800 5.800 0 0 0 8 2.200M6.300 6.300a1.800 1.800 0 1 1 2.400 1.800C8.200 8.300 8 8.700 8 9.200m0 2v.3",
  star: "m8 2 1.800 3.800 4.100.5-3 2.900.8 4.100L8 11.300l-3.700 2 .8-4.100-3-2.900 4.100-.5z",
  plus: "M8 3v10M3 8h10",
  link: "M6.500 9.500a2.500 2.500 0 0 0 3.600.1l2.300-2.300a2.500 2.500 0 0 0-3.600-3.600l-.8.8M9.500 6.500a2.500 2.500 0 0 0-3.600-.1L3.600 8.700a2.500 2.500 0 0 0 3.600 3.600l.8-.8",
  save: "M8 2.500v7.500m-3-3 3 3 3-3M3 13h10",
  columns: "M2.500 3h11v10h-11zM6.200 3v10M9.800 3v10",
  beside: "M2.500 3h11v10h-11zM8 3v10",
  search: "M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9m3.300 7.800 3.200 3.200",
  left: "m10 3-5 5 5 5",
  right: "m6 3 5 5-5 5",
  up: "m3.500 10 4.500-4.500L12.500 10",
  down: "m3.500 6 4.500 4.500L12.500 6",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
