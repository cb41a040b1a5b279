use super::read_json;
use crate::gather::Gather;
use crate::source::Bytes;
use crate::zipped::Zip;
use crate::{BringInError, Format, Place, Why};

/// Reads every journal in a zip.
pub(crate) fn read_zip(bytes: &mut dyn Bytes, gather: &mut Gather<'_>) -> Result<(), BringInError> {
    let mut zip = Zip::open(bytes, gather.options.limits, Format::DayOneZip)?;
    let mut is_any = false;
    for (at, name) in zip.names().into_iter().enumerate() {
        if !is_journal_name(&name) {
            continue;
        }
        if name.split(['/', '\\']).any(|part| part == "..") || name.starts_with(['/', '\\']) {
            gather.leave_out(Place::File(name), Why::OddName)?;
            continue;
        }
        let Some(json) = zip.unpack(at)? else {
            gather.leave_out(Place::File(name), Why::CannotRead)?;
            continue;
        };
        match gather
            .text(json)
            .and_then(|text| read_json(&text, Some(&name), gather))
        {
            Ok(()) => is_any = true,
            Err(BringInError::NotThisFormat(_) | BringInError::NotText) => {
                gather.leave_out(Place::File(name), Why::NotAJournal)?;
            }
            Err(error) => return Err(error),
        }
    }
    if is_any {
        Ok(())
    } else {
        Err(BringInError::NotThisFormat(Format::DayOneZip))
    }
}

/// Whether a file in the zip may be a journal.
pub(crate) fn is_journal_name(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.to_lowercase().ends_with(".json")
        && !last.starts_with('.')
        && !name.starts_with("__MACOSX/")
}
