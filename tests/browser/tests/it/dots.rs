//! The pictures taken out as dots, for documents that take no others.

use crate::samples::with_a_slip;
use browser_tests::{Build, Engine, Page, Scheme, Visit};

/// Takes the pictures out, and answers the size of each and the file's name and bytes.
fn take_out(page: &Page) -> (Vec<(u64, u64)>, String, Vec<u8>) {
    page.script(
        "window.drawn = []; window.kept = [];
         const make = URL.createObjectURL, give = HTMLCanvasElement.prototype.toBlob;
         URL.createObjectURL = blob => { kept.push(blob); return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { window.named = this.download };
         HTMLCanvasElement.prototype.toBlob = function (...how) {
             const all = this.getContext('2d').getImageData(0, 0, this.width, this.height).data;
             let inked = 0;
             for (let at = 0; at < all.length; at += 4) if (all[at] + all[at + 1] + all[at + 2] < 600) inked += 1;
             drawn.push([this.width, this.height, [...all.slice(0, 4)].join(), inked]);
             return give.apply(this, how);
         }",
        &[],
    );
    page.press_button("取出");
    page.press_at("[data-export=png]");
    page.wait("the archive", |page| page.script("return !!window.named", &[]) == true);
    let sizes = page.script("return drawn", &[]);
    let sizes = sizes.as_array().unwrap().iter().map(|one| {
        assert_eq!(one[2], "255,255,255,255", "the ground is white, in the dark too");
        assert!(one[3].as_u64().unwrap() > 2000, "something is drawn: {one}");
        (one[0].as_u64().unwrap(), one[1].as_u64().unwrap())
    });
    let sizes = sizes.collect();
    // The worker is made of a file in memory, too; the archive is the last one.
    let bytes = page.script_async(
        "const done = arguments[0]; kept[kept.length - 1].arrayBuffer().then(all => done([...new Uint8Array(all)]))",
        &[],
    );
    let bytes = bytes.as_array().unwrap().iter().map(|byte| byte.as_u64().unwrap() as u8).collect();
    (sizes, page.script("return named", &[]).as_str().unwrap().to_owned(), bytes)
}

/// In the one file, opened from the disk; on the hosted page the test of its policy takes out everything.
#[test]
fn pictures_are_taken_out_as_dots() {
    for &engine in Engine::all() {
        Visit { engine, build: Build::OneFile, scheme: Scheme::Dark, ..Visit::default() }.run(|page| {
            page.paste_text(&with_a_slip());
            page.wait_verdict("findings");
            let (sizes, name, bytes) = take_out(page);
            assert!(name.ends_with(".zip"), "{name}");
            assert_eq!(sizes.len(), 4, "{sizes:?}");
            assert!(sizes.iter().all(|(width, height)| *width == 1520 && *height > 400), "{sizes:?}");
            let of = |words: &[u8]| bytes.windows(words.len()).filter(|there| *there == words).count();
            assert_eq!(of(b"PK\x01\x02"), 4);
            assert_eq!(of(b".png"), 8, "each is named, and named in the directory");
        });
    }
}
