use crate::gather::Gather;
use crate::{BringInError, Brought, Format, Options, Source};
use crate::{day_one, daylio, jrnl, mini_diary, source, text_folder};

/// Reads a journal of another program. The source is only read; nothing is kept anywhere.
///
/// # Errors
/// [`BringInError`] when the whole cannot be read as `format`, or passes a limit. What is wrong
/// with one entry alone is no error: it is left out, and [`Brought::left_out`] says so.
pub fn read(
    source: Source<'_>,
    format: Format,
    options: &Options,
) -> Result<Brought, BringInError> {
    let mut gather = Gather::new(program(format), options);
    match source {
        Source::Folder(files) => match format {
            Format::TextFolder => text_folder::read(files, &mut gather)?,
            _ => return Err(BringInError::NotThisFormat(format)),
        },
        Source::File { bytes, .. } if format == Format::DayOneZip => {
            day_one::read_zip(bytes, &mut gather)?;
        }
        Source::File { bytes, .. } if format == Format::DaylioBackup => {
            daylio::read_backup(bytes, &mut gather)?;
        }
        Source::File { name, bytes } => {
            let read = source::whole(bytes, options.limits.file_bytes)?;
            one_file(name, read, format, &mut gather)?;
        }
    }
    Ok(gather.finish())
}

fn one_file(
    name: &str,
    bytes: Vec<u8>,
    format: Format,
    gather: &mut Gather<'_>,
) -> Result<(), BringInError> {
    match format {
        Format::DaylioCsv => daylio::read(&gather.text(bytes)?, gather),
        Format::DayOneJson => day_one::read_json(&gather.text(bytes)?, None, gather),
        Format::JrnlText => jrnl::read(&gather.text(bytes)?, format, gather),
        Format::DayOneText => day_one::read_plain_text(&gather.text(bytes)?, gather),
        Format::JrnlEncrypted => jrnl::read_encrypted(&bytes, gather),
        Format::JrnlJson => jrnl::read_json(&gather.text(bytes)?, gather),
        Format::MiniDiaryJson | Format::MiniDiariumJson => {
            mini_diary::read(&gather.text(bytes)?, format, gather)
        }
        Format::TextFolder => text_folder::read_one(name, bytes, gather),
        Format::DayOneZip | Format::DaylioBackup => Err(BringInError::NotThisFormat(format)),
    }
}

const fn program(format: Format) -> &'static str {
    match format {
        Format::DaylioCsv | Format::DaylioBackup => "daylio",
        Format::DayOneJson | Format::DayOneZip | Format::DayOneText => "day-one",
        Format::JrnlText | Format::JrnlEncrypted | Format::JrnlJson => "jrnl",
        // One is the other's successor, and reads its exports.
        Format::MiniDiaryJson | Format::MiniDiariumJson => "mini-diary",
        Format::TextFolder => "text",
    }
}
