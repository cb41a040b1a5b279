//! Pictures of a window, taken from the screen as a person sees it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::processes::ProcessId;
use crate::programs;
use crate::screen::{Pixels, Windows};
use crate::wait;

/// A window that has not changed for this long is at rest.
const REST: Duration = Duration::from_millis(250);

/// A picture of a window that has stopped changing, as PNG bytes.
///
/// # Panics
/// When it never stops.
pub fn of_window_at_rest(windows: &Windows, window: u32) -> Vec<u8> {
    as_png(&at_rest(windows, window))
}

/// What a window shows once it has stopped changing.
///
/// # Panics
/// When it never stops.
pub fn at_rest(windows: &Windows, window: u32) -> Pixels {
    let mut before = windows.pixels(window);
    wait::until("the window did not come to rest", || {
        sleep(REST);
        let now = windows.pixels(window);
        let resting = now.is_some() && now == before;
        before = now;
        before.clone().filter(|_| resting)
    })
}

/// Waits until a program's window shows a page, not the plain ground before it, and has stopped changing: what is
/// typed before goes nowhere. Answers with the window.
///
/// # Panics
/// When it shows none.
pub fn drawn(windows: &Windows, program: ProcessId) -> u32 {
    let mut before = None;
    wait::until("the window showed no page", || {
        let window = windows.of(program)?;
        let now = windows.pixels(window).filter(shows_a_page);
        let rests = now.is_some() && now == before;
        before = now;
        if before.is_some() && !rests {
            sleep(REST);
        }
        rests.then_some(window)
    })
}

/// Letters are drawn with soft edges, in many colours.
fn shows_a_page(pixels: &Pixels) -> bool {
    const COLOURS: usize = 12;
    let mut seen = BTreeSet::new();
    // Not each pixel: this is looked at often, and not optimised.
    let mut some = pixels.data.chunks_exact(4).step_by(3);
    some.any(|pixel| seen.insert(pixel) && seen.len() >= COLOURS)
}

/// Leaves a picture of how a program's window looked when its journey failed, in target/journeys.
pub fn leave_behind(windows: &Windows, program: ProcessId) {
    let Some(pixels) = windows
        .of(program)
        .and_then(|window| windows.pixels(window))
    else {
        eprintln!("it showed no window");
        return;
    };
    let file = programs::left_behind().join(programs::journey() + ".png");
    match fs::write(&file, as_png(&pixels)) {
        Ok(()) => eprintln!("how it looked: {}", file.display()),
        Err(error) => eprintln!("no picture at {}: {error}", file.display()),
    }
}

/// A picture file as another program reads it: its width and height, and how many colours it has.
///
/// # Panics
/// When it is no whole PNG.
pub fn read_png(file: &Path) -> (u32, u32, usize) {
    let file = BufReader::new(File::open(file).expect("the picture can be opened"));
    let mut decoder = png::Decoder::new(file);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("it begins as a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits into memory")];
    let about = reader
        .next_frame(&mut pixels)
        .expect("its pixels are whole");
    reader.finish().expect("nothing is missing at its end");
    let samples = about.color_type.samples();
    let colours: BTreeSet<&[u8]> = pixels[..about.buffer_size()]
        .chunks_exact(samples)
        .collect();
    (about.width, about.height, colours.len())
}

fn as_png(pixels: &Pixels) -> Vec<u8> {
    let opaque: Vec<u8> = pixels
        .data
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a PNG can be begun");
    writer
        .write_image_data(&opaque)
        .expect("a PNG can be written");
    writer.finish().expect("a PNG can be finished");
    bytes
}
