//! Reading a table off the page.

use crate::driver::Element;

/// The text of each cell, row by row, without the heads.
///
/// # Panics
/// When it is no table.
pub fn cells(table: &Element) -> Vec<Vec<String>> {
    let shown = table.script(
        "return [...arguments[0].querySelectorAll('tbody tr')]
           .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim()))",
    );
    serde_json::from_value(shown).expect("a table has rows of cells")
}
