// A picture's numbers as a table: shown in its place, and copied as text.
export interface Cell {
  text: string;
  /** What stands small under it. */
  note?: string;
  /** The entry it speaks of, where it can be opened. */
  entry?: string;
  /** There is no number here. */
  gap?: boolean;
}

export interface Row {
  head: string;
  /** What the head is short for. */
  meant?: string | undefined;
  note?: string;
  /** The week it speaks of, by its first day, where that can be opened. */
  week?: string;
  cells: Cell[];
}

export interface Sheet {
  caption: string;
  /** What the first column holds. */
  first: string;
  columns: string[];
  /** What the columns' names are short for. */
  meant?: readonly (string | undefined)[];
  rows: Row[];
}

/** Heading, sentences and the table, its columns apart by tabs, as spreadsheets take it. */
export function asText(heading: string, sentences: readonly string[], sheets: Sheet[]): string {
  const tables = sheets.map(({ caption, first, columns, rows }) =>
    [
      caption,
      line([first, ...columns]),
      ...rows.map(({ head, note, cells }) =>
        line([joined(head, note), ...cells.map((cell) => joined(cell.text, cell.note))]),
      ),
    ].join("\n"),
  );
  return `${[[heading, ...sentences].join("\n"), ...tables].join("\n\n")}\n`;
}

const joined = (text: string, note?: string) => (note ? `${text} (${note})` : text);

/** What a person wrote, as a step's title, must not begin another column. */
const line = (fields: string[]) => fields.map((field) => field.replace(/\s+/g, " ")).join("\t");
