// What the twin keeps for the support page: in the journal, and beside it when that was wished.
import type { ErrorKind, SupportView } from "../backend";

const NOTHING: SupportView = { country: null, contact: "", openly: false };
const LONGEST_CONTACT = 400;

export interface PlainSupport {
  support: () => SupportView;
  keepSupport: (country: string | null, contact: string, openly: boolean) => SupportView;
}

interface Around {
  isOpen: () => boolean;
  fail: (kind: ErrorKind) => never;
  /** Kept beside the journal from before. */
  openly: Omit<SupportView, "openly"> | null;
}

export function makeSupport({ isOpen, fail, openly }: Around): {
  commands: PlainSupport;
  forget: () => void;
} {
  let beside: SupportView = openly ? { ...openly, openly: true } : NOTHING;
  let inside: SupportView = beside;
  return {
    commands: {
      support: () => ({ ...(isOpen() ? inside : beside) }),
      keepSupport: (country, contact, openly) => {
        if (country !== null && !/^[A-Z]{2}$/.test(country)) fail("bad-setting");
        if ([...contact].length > LONGEST_CONTACT) fail("text-too-long");
        inside = { country, contact, openly };
        beside = openly ? inside : NOTHING;
        return { ...inside };
      },
    },
    forget: () => {
      inside = NOTHING;
      beside = NOTHING;
    },
  };
}
