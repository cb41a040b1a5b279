// The door to the desktop: what the page may ask, and what it is told. Each question rejects
// with a `CommandError`.
import type * as wire from "./bindings";

export type {
  BackWeek,
  BackupsRewrapped,
  BackupsView,
  BackupTested,
  BackupView,
  CopyRef,
  KeptCopy,
  PickedCopy,
  SalvagedView,
  SecondFolder,
  SecretGiven,
  BeforeAfterView,
  Batch,
  BlankEntry,
  BoundaryEventKind,
  BoundaryEventView,
  BoundaryReads,
  BroughtChoices,
  BroughtForm,
  BroughtFormat,
  BroughtNote,
  BroughtView,
  Calibration,
  CalibrationBand,
  CameTrue,
  CaptureProtection,
  ChartFormat,
  CheckInView,
  CommandError,
  DayMark,
  DayOrderChoice,
  DayOrderView,
  DayView,
  DueItem,
  DueView,
  DueWhy,
  EntryFields,
  EntryKind,
  EntryView,
  ErrorKind,
  ExerciseEntry,
  Grid,
  GridCell,
  GridDay,
  GridRow,
  Guessed,
  GuessedView,
  Helped,
  Include,
  Interval,
  ItemKind,
  KeyLine,
  KeyState,
  LeftOut,
  LeftOutWhy,
  Likeness,
  LadderStep,
  JournalTaken,
  LockReason,
  Look,
  LookingBack,
  MarkView,
  NoteView,
  OriginId,
  OriginLink,
  OutcomeView,
  Own,
  PairsSay,
  Paper,
  PatternId,
  RatedPattern,
  PatternLine,
  PauseView,
  PredictionView,
  ProtectionsView,
  RatingView,
  RecoveryKeyShown,
  RepairBy,
  Replaced,
  RestAreZero,
  RowStatus,
  Said,
  Seal,
  SealedBy,
  NamedPeriod,
  SearchHit,
  SearchOrder,
  SearchView,
  SettingsView,
  Share,
  ShareChoice,
  ShareDesk,
  ShareForm,
  SharePreview,
  ShareProgress,
  ShareRecipient,
  SharedLine,
  SignId,
  SignBeforeAfter,
  SignTrend,
  SignView,
  SnippetPart,
  Span,
  StartView,
  StepPoint,
  Strength,
  SupportView,
  TagCount,
  TalkHint,
  TalkHintKind,
  TalkStatus,
  Theme,
  ThoughtView,
  TimelineFilter,
  TimelineRow,
  TimelineView,
  TrashItem,
  TrendsView,
  TrustSummary,
  Unlocked,
  AnswerView,
  FourWeeksView,
  MovedView,
  StandingView,
  WayId,
  WeekItem,
  WeekLook,
  WeekPoint,
  Weekday,
  YearDay,
  YearView,
} from "./bindings";

type Answer<F> = F extends (...args: infer A) => Promise<infer R>
  ? (
      ...args: A
    ) => Promise<R extends { status: "ok"; data: infer D } ? D : Exclude<R, { status: "error" }>>
  : never;

/** Every command, answering with its value. */
export type Commands = {
  [Name in keyof typeof wire.commands]: Answer<(typeof wire.commands)[Name]>;
};

/** What the desktop says by itself. */
export interface Heard {
  /** Hide at once, save what is unsaved, then call `lock` with the reason. */
  lockAsked: (reason: wire.LockReason) => void;
  systemLook: (dark: boolean, contrast: boolean) => void;
  /** Pages of the journal are not as they were written. */
  damageFound: (pages: number) => void;
  /** The journal's file was taken from its place while it was open, or lies there again. */
  journalTaken: (taken: wire.JournalTaken) => void;
  /** How far a file that is being made to be shared has come. */
  shareProgress: (progress: wire.ShareProgress) => void;
}

export interface Backend extends Commands {
  listen(heard: Heard): void;
}

/** The error of a rejected command; anything else is `unexpected`. */
export function errorOf(rejected: unknown): wire.CommandError {
  if (typeof rejected === "object" && rejected !== null && "kind" in rejected) {
    return rejected as wire.CommandError;
  }
  return { kind: "unexpected", detail: null };
}
