//! A journal that has been written in for years, made through the vault and not by hand.

use std::path::Path;
use std::process::Command;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use journal::RatedDay;
use uuid::Uuid;
use vault::table::Recorded;
use vault::{Locked, Moment, Passphrase, Vault, WorkFactor};

use crate::spent;

/// As the desk's programs have it.
const WORK: u8 = 10;

/// Makes a journal with nothing in it in the folder `data`, which must not exist yet: what a person has after the
/// first run, for journeys that are not about that. Answers with its recovery key.
///
/// # Panics
/// When the disk refuses.
pub fn begin(data: &Path, passphrase: &str) -> String {
    let midnight = today().and_hms_opt(0, 0, 0).expect("it is a time");
    let (_, recovery_key) = make(data, passphrase, moment(midnight));
    recovery_key
}

/// Makes a journal of so many entries in the folder `data`, which must not exist yet.
///
/// # Panics
/// When the disk refuses.
pub fn fill(data: &Path, passphrase: &str, entries: u32) {
    spent::on("filling", || fill_entries(data, passphrase, entries));
}

fn fill_entries(data: &Path, passphrase: &str, entries: u32) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 1).expect("it is a day");
    let (mut vault, _) = make(data, passphrase, evening(today));
    let mut ids = (1_u128..).map(|n| Uuid::from_u128(n | 0x7000_8000_0000_0000_0000));
    vault
        .entries()
        .record(journal::many_entries(today, entries).map(|entry| {
            Recorded::made(entry, moment, |_| ids.next().expect("there are enough ids"))
        }))
        .expect("the entries can be written");
}

/// Makes a journal of a year of check-ins up to the day before `today`, and answers with what is
/// rated in it.
///
/// # Panics
/// When the disk refuses.
pub fn fill_check_ins(data: &Path, passphrase: &str, today: NaiveDate) -> Vec<RatedDay> {
    spent::on("filling", || fill_year(data, passphrase, today))
}

fn fill_year(data: &Path, passphrase: &str, today: NaiveDate) -> Vec<RatedDay> {
    let (mut vault, _) = make(data, passphrase, evening(today));
    let check_ins = journal::many_years(today, 1);
    for check_in in &check_ins {
        vault
            .check_ins()
            .record(
                check_in.day,
                &check_in.ratings,
                &moment(check_in.recorded_local),
            )
            .expect("a check-in can be written");
    }
    let rated = check_ins.into_iter();
    rated
        .map(|check_in| RatedDay {
            day: check_in.day,
            ratings: check_in.ratings,
        })
        .collect()
}

/// The day it is, for the program as well.
///
/// # Panics
/// When the system tells none.
pub fn today() -> NaiveDate {
    let told = Command::new("date")
        .arg("+%F")
        .output()
        .expect("there is a clock");
    let told = String::from_utf8(told.stdout).expect("it is text");
    told.trim().parse().expect("it is a day")
}

fn make(data: &Path, passphrase: &str, now: Moment) -> (Vault, String) {
    let work = WorkFactor::for_tests(WORK).expect("it is allowed in tests");
    let locked = Locked::at(data)
        .expect("the folder can be made")
        .with_work_factor(work);
    let mut prepared = locked
        .prepare(&Passphrase::new(passphrase), &now)
        .expect("a journal can be prepared");
    let groups = prepared.recovery_key().to_groups();
    let typed: Vec<String> = prepared
        .asked()
        .iter()
        .map(|&at| groups[at].clone())
        .collect();
    let vault = prepared.finish(&typed, &now).expect("it can be made");
    (vault, format!("AGE-SECRET-KEY-1{}", groups.concat()))
}

fn evening(day: NaiveDate) -> Moment {
    moment(day.and_hms_opt(20, 0, 0).expect("it is a time"))
}

/// The moment at which clocks in Greenwich show `local`.
///
/// # Panics
/// Never: Greenwich is somewhere.
pub fn moment(local: NaiveDateTime) -> Moment {
    Moment {
        utc: DateTime::from_naive_utc_and_offset(local, chrono::Utc),
        offset: FixedOffset::east_opt(0).expect("Greenwich is somewhere"),
        zone: "UTC".into(),
    }
}
