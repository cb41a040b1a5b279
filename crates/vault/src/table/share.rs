use chrono::{DateTime, FixedOffset, NaiveDate};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::{day_from, day_text};
use crate::moment::stamp;
use crate::{Moment, Vault, VaultError};

/// Somebody for whom something is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRecipient {
    /// What they are called, never empty.
    pub name: String,
    /// What was last ticked for them, as the shell writes it; no entries in it.
    pub choice: String,
    /// Their public keys, one a line; may be empty.
    pub keys: String,
}

/// In which form something was shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareForm {
    /// The report.
    Pdf,
    /// Tables.
    Csv,
    /// Values for programs.
    Json,
    /// The report, sent to a printer.
    Print,
}

/// How what was shared is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// It is not.
    No,
    /// With a passphrase.
    Passphrase,
    /// To public keys.
    Keys,
}

/// Something that was shared: when and what for, never what it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Its id, a UUIDv7.
    pub id: Uuid,
    /// When, by the writer's clock.
    pub at: DateTime<FixedOffset>,
    /// For whom; may be empty.
    pub recipient: String,
    /// The first and the last day; `None` is the whole journal.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// In which form.
    pub form: ShareForm,
    /// How it is sealed.
    pub sealed: Sealed,
    /// How many entries it held.
    pub entries: u32,
}

/// What was shared, and with whom.
pub struct Shares<'v> {
    vault: &'v mut Vault,
}

impl<'v> Shares<'v> {
    pub(crate) fn of(vault: &'v mut Vault) -> Self {
        Shares { vault }
    }

    /// The recipients, the one last shared with first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn recipients(&mut self) -> Result<Vec<ShareRecipient>, VaultError> {
        let c = self.vault.connection()?;
        let mut statement = c.prepare_cached(
            "SELECT name, choice, keys FROM share_recipient ORDER BY used_at DESC, name",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(ShareRecipient {
                name: row.get(0)?,
                choice: row.get(1)?,
                keys: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Remembers a recipient; one of the same name is replaced.
    ///
    /// # Errors
    /// Storage errors.
    pub fn remember(&mut self, recipient: &ShareRecipient, now: &Moment) -> Result<(), VaultError> {
        self.vault.write(|t| {
            t.prepare_cached(
                "INSERT OR REPLACE INTO share_recipient (name, choice, keys, used_at)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                recipient.name,
                recipient.choice,
                recipient.keys,
                now.seconds()
            ])?;
            Ok(())
        })
    }

    /// Forgets a recipient. What was shared with them stays in the log.
    ///
    /// # Errors
    /// Storage errors.
    pub fn forget(&mut self, name: &str) -> Result<(), VaultError> {
        self.vault.write(|t| {
            t.prepare_cached("DELETE FROM share_recipient WHERE name = ?1")?
                .execute([name])?;
            Ok(())
        })
    }

    /// What was shared, the last first.
    ///
    /// # Errors
    /// Damage and storage errors.
    pub fn log(&mut self) -> Result<Vec<Shared>, VaultError> {
        log(self.vault.connection()?)
    }

    /// Notes that something was shared; the same id again changes nothing.
    ///
    /// # Errors
    /// Storage errors.
    pub fn note(&mut self, shared: &Shared) -> Result<(), VaultError> {
        self.vault.write(|t| {
            t.prepare_cached(
                "INSERT OR IGNORE INTO share_log (id, shared_at, shared_offset, recipient,
                     from_date, to_date, form, sealed, entries)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                shared.id.to_string(),
                shared.at.timestamp(),
                shared.at.offset().local_minus_utc() / 60,
                shared.recipient,
                shared.period.map(|(from, _)| day_text(from)),
                shared.period.map(|(_, to)| day_text(to)),
                shared.form.as_str(),
                shared.sealed.as_str(),
                shared.entries,
            ])?;
            Ok(())
        })
    }

    /// Clears the log.
    ///
    /// # Errors
    /// Storage errors.
    pub fn clear_log(&mut self) -> Result<(), VaultError> {
        self.vault.write(|t| {
            t.prepare_cached("DELETE FROM share_log")?.execute([])?;
            Ok(())
        })
    }
}

fn log(c: &Connection) -> Result<Vec<Shared>, VaultError> {
    let mut statement = c.prepare_cached(
        "SELECT id, shared_at, shared_offset, recipient, from_date, to_date, form, sealed, entries
         FROM share_log ORDER BY shared_at DESC, id DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(shared(row)?);
    }
    Ok(found)
}

fn shared(row: &Row<'_>) -> Result<Shared, VaultError> {
    let bad = |what| VaultError::BadValue { what };
    let text = |at| row.get::<_, String>(at);
    let day = |at| -> Result<_, VaultError> {
        let day: Option<String> = row.get(at)?;
        day.map(|day| day_from(&day, "share_log.from_date"))
            .transpose()
    };
    Ok(Shared {
        id: text(0)?.parse().map_err(|_| bad("share_log.id"))?,
        at: stamp(row.get(1)?, row.get(2)?)?,
        recipient: text(3)?,
        period: day(4)?.zip(day(5)?),
        form: ShareForm::from_name(&text(6)?).ok_or_else(|| bad("share_log.form"))?,
        sealed: Sealed::from_name(&text(7)?).ok_or_else(|| bad("share_log.sealed"))?,
        entries: row.get(8)?,
    })
}

impl ShareForm {
    const ALL: [Self; 4] = [Self::Pdf, Self::Csv, Self::Json, Self::Print];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Print => "print",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == name)
    }
}

impl Sealed {
    const ALL: [Self; 3] = [Self::No, Self::Passphrase, Self::Keys];

    const fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Passphrase => "passphrase",
            Self::Keys => "keys",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sealed| sealed.as_str() == name)
    }
}
