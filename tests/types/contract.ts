// Everything that was promised is there and fits: functions take at least what was promised and give no less.
import type * as ours from "../../www/heyan/index.js";
import type * as promised from "./promised.js";

/** Every exported value, `init` and the error among them. A form may say that no relation is chosen yet, which its schema gives back. */
export type Values = [
  Fits<Omit<typeof promised, "applicationSchema">, typeof ours>,
  Fits<promised.StandardSchema<ours.Application>, typeof ours.applicationSchema>,
];

/** What comes out of a function: ours may say more. */
type Fits<Promised, Ours extends Promised> = [Promised, Ours];
/** What goes into one: ours may take more. */
type Takes<Promised extends Ours, Ours> = [Promised, Ours];

export type Types = [
  Fits<promised.Locale, ours.Locale>, Takes<promised.Locale, ours.Locale>,
  Fits<promised.Severity, ours.Severity>, Takes<promised.Severity, ours.Severity>,
  Fits<promised.Verdict, ours.Verdict>,
  Fits<promised.Finding, ours.Finding>,
  Fits<promised.Report, ours.Report>,
  Fits<promised.PhoneType, ours.PhoneType>,
  Takes<promised.PhoneOptions, ours.PhoneOptions>,
  Fits<promised.PhoneReport, ours.PhoneReport>,
  Fits<promised.NameReport, ours.NameReport>,
  Fits<promised.IdNumberReport, ours.IdNumberReport>,
  Takes<promised.Relation, ours.Relation>,
  Takes<promised.Contact, ours.Contact>,
  Takes<promised.Application, ours.Application>,
  Takes<promised.Policy, ours.Policy>,
  Takes<promised.Localized, ours.Localized>, Fits<promised.Localized, ours.Localized>,
  Takes<promised.ConsentKind, ours.ConsentKind>, Fits<promised.ConsentKind, ours.ConsentKind>,
  Takes<promised.ConsentPurpose, ours.ConsentPurpose>,
  Takes<promised.ConsentNotice, ours.ConsentNotice>,
  Fits<promised.Inline, ours.Inline>,
  Fits<promised.Block, ours.Block>,
  Fits<promised.ConsentDocument, ours.ConsentDocument>,
  Takes<promised.ConsentEvent, ours.ConsentEvent>,
  Fits<promised.ChangeStep, ours.ChangeStep>,
  Takes<promised.PhoneChangeRequest, ours.PhoneChangeRequest>,
  Fits<promised.PhoneChangePlan, ours.PhoneChangePlan>,
  Takes<promised.SmsInput, ours.SmsInput>,
  Takes<promised.SmsOptions, ours.SmsOptions>,
  Fits<promised.SmsReport, ours.SmsReport>,
  Takes<promised.LetterKind, ours.LetterKind>,
  Fits<promised.Letter, ours.Letter>,
  Fits<promised.StandardSchema<string>, ours.StandardSchema<string>>,
  Fits<promised.SchemaResult<string>, ours.SchemaResult<string>>,
];
