//! A chart saved as a picture.

use serde::Deserialize;
use specta::Type;
use tauri::{AppHandle, Manager as _};

use super::save_as::{Saving, put, save_as};
use crate::error::{CommandError, ErrorKind};
use crate::session::Desk;
use crate::{picture, words};

#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ChartFormat {
    Svg,
    Png,
}

/// Asks where, and writes a chart there: plain, for everybody who can read the file. `svg` stands
/// alone; `scale` makes a PNG larger, 1 to 4. The path, or null when the person changed their mind.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn save_chart(
    app: AppHandle,
    name: String,
    format: ChartFormat,
    svg: String,
    scale: u8,
) -> Result<Option<String>, CommandError> {
    // Locked, there is nothing to be drawn.
    app.state::<Desk>().session().unlocked()?;
    let not_ours = |_| CommandError::about(ErrorKind::Unexpected, "picture");
    let drawn = picture::read(&svg).map_err(not_ours)?;
    let (bytes, ending) = match format {
        ChartFormat::Svg => (svg.into_bytes(), "svg"),
        ChartFormat::Png => (picture::png(&drawn, scale).map_err(not_ours)?, "png"),
    };
    let saving = Saving {
        title: words::text("picture-dialog-title"),
        name: &name,
        ending,
    };
    save_as(&app, &saving, |path, part| Ok(put(path, part, &bytes)?))
}
