//! Pictures of the page compared with those that were agreed on.
//!
//! Compared are pictures made eight times smaller, every dot the mean of eight by eight. A letter that is drawn a shade
//! softer by another version of a browser or font hardly changes such a mean; a mark, a line or a colour that is not there
//! does, and so does whatever moved. They are small enough to be kept beside the tests, and large enough to look at.

use crate::page::from_base64;
use crate::session::Session;
use serde_json::{Value, json};
use std::path::PathBuf;
use xtask::shell;

/// How far a mean may be off, of 255: a hundredth of them may be off further, where a letter has moved by a dot.
const SHADE: u64 = 16;

/// How many means of ten thousand may be off by more.
const FEW: u64 = 40;

/// The variable that says that pictures are to be written, not compared.
pub const WRITE: &str = "GOUJI_WRITE";

/// The folder of the pictures that were agreed on.
fn folder() -> PathBuf {
    shell::root().join("tests/browser/pictures")
}

/// Makes a page hold still: nothing moves, and no caret blinks.
pub fn hold_still(session: &Session, is_dark: bool) {
    let scheme = if is_dark { "dark" } else { "light" };
    session.cdp(
        "Emulation.setEmulatedMedia",
        json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] }),
    );
    session.script(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync('* { caret-color: transparent !important; transition: none !important; animation: none !important }');
         document.adoptedStyleSheets = [sheet]",
        &[],
    );
}

/// Compares what the screen shows with the picture of that name. What is wrong with it, if anything; then the whole picture
/// lies in `target/screenshots`. Where pictures are to be written, writes it.
pub fn compare(session: &Session, name: &str) -> Option<String> {
    let file = folder().join(format!("{name}.png"));
    let agreed = std::fs::read(&file).ok().map(|bytes| xtask::encode::base64(&bytes));
    let seen = session.picture();
    let answer = session.script_async(COMPARE, &[seen, json!(agreed), json!(SHADE)]);
    if std::env::var_os(WRITE).is_some() {
        let small = from_base64(answer["small"].as_str().unwrap_or_default());
        shell::write(&file, small).unwrap_or_else(|e| panic!("{e}"));
        return None;
    }
    let number = |name: &str| answer[name].as_u64().unwrap_or_default();
    let why = match &answer["why"] {
        Value::String(why) => why.clone(),
        _ if number("off") * 10_000 <= number("all") * FEW => return None,
        _ => format!("{} of {} places differ, within {}", number("off"), number("all"), answer["within"]),
    };
    session.screenshot_of_screen(&format!("differs-{name}"));
    Some(format!("{name}: {why}"))
}

/// Makes the picture smaller and compares it with the one that was agreed on.
const COMPARE: &str = "
    const [seen, agreed, shade, done] = arguments, SIDE = 8;
    const draw = data => new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => {
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.width, image.height];
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            resolve(context.getImageData(0, 0, image.width, image.height));
        };
        image.onerror = () => reject('no picture');
        image.src = 'data:image/png;base64,' + data;
    });
    const smaller = large => {
        const width = Math.ceil(large.width / SIDE), height = Math.ceil(large.height / SIDE);
        const small = new ImageData(width, height);
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
            const sum = [0, 0, 0];
            let count = 0;
            for (let j = y * SIDE; j < Math.min((y + 1) * SIDE, large.height); j++)
                for (let i = x * SIDE; i < Math.min((x + 1) * SIDE, large.width); i++, count++)
                    for (let c = 0; c < 3; c++) sum[c] += large.data[(j * large.width + i) * 4 + c];
            // Four shades are one: the file is half as large, and nobody sees it.
            for (let c = 0; c < 3; c++) small.data[(y * width + x) * 4 + c] = Math.min(255, Math.round(sum[c] / count / 4) * 4);
            small.data[(y * width + x) * 4 + 3] = 255;
        }
        return small;
    };
    draw(seen).then(smaller).then(small => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [small.width, small.height];
        canvas.getContext('2d').putImageData(small, 0, 0);
        const answer = { small: canvas.toDataURL('image/png').split(',')[1], all: small.width * small.height, off: 0 };
        if (!agreed) return Object.assign(answer, { why: 'no picture was agreed on' });
        return draw(agreed).then(other => {
            if (other.width !== small.width || other.height !== small.height)
                return Object.assign(answer, { why: 'the picture has another size' });
            const within = [Infinity, Infinity, 0, 0];
            for (let i = 0; i < small.data.length; i += 4) {
                if (![0, 1, 2].some(c => Math.abs(small.data[i + c] - other.data[i + c]) > shade)) continue;
                const x = i / 4 % small.width * SIDE, y = Math.floor(i / 4 / small.width) * SIDE;
                answer.off++;
                within[0] = Math.min(within[0], x); within[1] = Math.min(within[1], y);
                within[2] = Math.max(within[2], x + SIDE); within[3] = Math.max(within[3], y + SIDE);
            }
            return Object.assign(answer, { within: within.join(' ') });
        });
    }).then(done, error => done({ why: String(error) }))";
