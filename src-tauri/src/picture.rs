//! A chart as a picture file, drawn from the standalone SVG that the page makes.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

/// The most bytes of an SVG that are drawn: 8 MiB, many times the year of a sign.
const MOST_BYTES: usize = 8 << 20;
/// The most pixels of a picture, 32 million: 128 MiB while it is drawn.
const MOST_PIXELS: f32 = 32_000_000.0;

/// Why no picture was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PictureError {
    /// Not an SVG document, or one over the limits. The page makes no such picture.
    #[error("not a picture this program makes")]
    NotOurs,
}

/// Checks that `svg` is a document that stands alone.
///
/// # Errors
/// [`PictureError`].
pub(crate) fn read(svg: &str) -> Result<Tree, PictureError> {
    if svg.len() > MOST_BYTES {
        return Err(PictureError::NotOurs);
    }
    Tree::from_str(svg, &options()).map_err(|_| PictureError::NotOurs)
}

/// Draws it as PNG on white, `scale` times as large.
///
/// # Errors
/// [`PictureError`], also past the limit of pixels.
pub(crate) fn png(tree: &Tree, scale: u8) -> Result<Vec<u8>, PictureError> {
    let scale = f32::from(scale.clamp(1, 4));
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    if width * height > MOST_PIXELS {
        return Err(PictureError::NotOurs);
    }
    let mut pixels = pixmap(width, height).ok_or(PictureError::NotOurs)?;
    pixels.fill(Color::WHITE);
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels.encode_png().map_err(|_| PictureError::NotOurs)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of an SVG are positive, and the caller has checked that they are small"
)]
fn pixmap(width: f32, height: f32) -> Option<Pixmap> {
    Pixmap::new(width.ceil() as u32, height.ceil() as u32)
}

/// The program's own fonts and nothing from outside the document.
fn options() -> Options<'static> {
    let mut fonts = fontdb::Database::new();
    for face in [
        include_bytes!("../../assets/fonts/EvenkeelSans-Regular.ttf").as_slice(),
        include_bytes!("../../assets/fonts/EvenkeelSans-SemiBold.ttf").as_slice(),
    ] {
        fonts.load_font_data(face.to_vec());
    }
    // Whatever a text asks for is drawn in the one family there is.
    fonts.set_serif_family("Evenkeel Sans");
    fonts.set_sans_serif_family("Evenkeel Sans");
    Options {
        fontdb: Arc::new(fonts),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGIN: &str =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40">"#;

    fn drawn(inner: &str) -> Pixmap {
        let tree = read(&format!("{BEGIN}{inner}</svg>")).unwrap();
        Pixmap::decode_png(&png(&tree, 2).unwrap()).unwrap()
    }

    fn dark(picture: &Pixmap) -> usize {
        let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 128);
        dark.count()
    }

    #[test]
    fn words_are_drawn_in_the_one_family_whatever_they_ask_for() {
        let text = |family: &str| {
            format!(r#"<text x="4" y="24" font-family="{family}" font-size="16">Level 3</text>"#)
        };
        let ours = drawn(&text("Evenkeel Sans"));
        assert_eq!((ours.width(), ours.height()), (240, 80));
        assert!(dark(&ours) > 200, "{}", dark(&ours));
        let other = drawn(&text("'Source Sans 3', sans-serif"));
        assert!(other.data() == ours.data());
        assert_eq!(dark(&drawn("")), 0);
    }

    #[test]
    fn nothing_from_outside_the_document_is_drawn() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("black.png");
        let mut black = Pixmap::new(50, 50).unwrap();
        black.fill(Color::BLACK);
        black.save_png(&path).unwrap();
        let outside = format!(
            r#"<image href="{}" width="50" height="40"/>"#,
            path.display()
        );
        assert_eq!(dark(&drawn(&outside)), 0);
    }

    #[test]
    fn what_is_no_picture_of_ours_is_refused() {
        let huge = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>"#;
        let huge = read(huge).unwrap();
        assert_eq!(png(&huge, 1), Err(PictureError::NotOurs));
        for text in ["", "<html/>", "<svg", "no", &"<".repeat(100)] {
            assert!(read(text).is_err(), "{text}");
        }
        let long = format!("{BEGIN}{}</svg>", " ".repeat(MOST_BYTES));
        assert!(read(&long).is_err());
    }
}
