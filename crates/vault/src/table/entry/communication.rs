use journal::{Communication, Level};
use rusqlite::{Connection, Row, params};

use super::read::named;
use crate::VaultError;
use crate::table::{day_from, day_text};

pub(super) fn put(c: &Connection, doc: i64, talk: &Communication) -> Result<(), VaultError> {
    c.prepare_cached(
        "INSERT OR REPLACE INTO communication
             (entry, status, planned_for, feel, about, need, began, i_said_back, they_said_back,
              pause_taken, agreed_return, repair_by, repair_accepted, heard, listened,
              came_of_it, next_time)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        doc,
        talk.status.as_str(),
        talk.planned_for.map(day_text),
        talk.feel,
        talk.about,
        talk.need,
        talk.began,
        talk.i_said_back,
        talk.they_said_back,
        talk.pause_taken,
        talk.agreed_return,
        talk.repair_by.map(|by| by.as_str()),
        talk.repair_accepted,
        talk.heard.map(Level::get),
        talk.listened.map(Level::get),
        talk.came_of_it,
        talk.next_time,
    ])?;
    Ok(())
}

pub(super) fn get(c: &Connection, doc: i64) -> Result<Communication, VaultError> {
    let mut names = Names::default();
    let read = |row: &Row<'_>| {
        names = Names {
            status: row.get(0)?,
            planned_for: row.get(1)?,
            repair_by: row.get(10)?,
            heard: row.get(12)?,
            listened: row.get(13)?,
        };
        Ok(Communication {
            feel: row.get(2)?,
            about: row.get(3)?,
            need: row.get(4)?,
            began: row.get(5)?,
            i_said_back: row.get(6)?,
            they_said_back: row.get(7)?,
            pause_taken: row.get(8)?,
            agreed_return: row.get(9)?,
            repair_accepted: row.get(11)?,
            came_of_it: row.get(14)?,
            next_time: row.get(15)?,
            ..Communication::default()
        })
    };
    let talk = c
        .prepare_cached(
            "SELECT status, planned_for, feel, about, need, began, i_said_back, they_said_back,
                    pause_taken, agreed_return, repair_by, repair_accepted, heard, listened,
                    came_of_it, next_time
             FROM communication WHERE entry = ?1",
        )?
        .query_row([doc], read)?;
    let day = |text: String| day_from(&text, "communication.planned_for");
    Ok(Communication {
        status: named(&names.status, "communication.status")?,
        planned_for: names.planned_for.map(day).transpose()?,
        repair_by: names
            .repair_by
            .map(|by| named(&by, "communication.repair_by"))
            .transpose()?,
        heard: level(names.heard, "communication.heard")?,
        listened: level(names.listened, "communication.listened")?,
        ..talk
    })
}

/// What is still to be read as a choice, a day or a level.
#[derive(Default)]
struct Names {
    status: String,
    planned_for: Option<String>,
    repair_by: Option<String>,
    heard: Option<u8>,
    listened: Option<u8>,
}

pub(super) fn level(stored: Option<u8>, what: &'static str) -> Result<Option<Level>, VaultError> {
    stored
        .map(Level::new)
        .transpose()
        .map_err(|_| VaultError::BadValue { what })
}
