//! The pages in `docs/rules/` are made from the rules, and are fresh.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use gouji::finding::Lang;
use gouji::render::rule_pages;
use gouji::rules;

/// Writes the pages where `GOUJI_WRITE` is set; else compares.
#[test]
fn the_committed_pages_are_those_that_the_rules_make() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let made: BTreeMap<String, String> = rule_pages::files().into_iter().collect();
    let present = || fs::read_dir(&folder).into_iter().flatten().flatten().map(|e| e.path());
    if env::var_os("GOUJI_WRITE").is_some() {
        fs::create_dir_all(&folder).unwrap();
        present().for_each(|stale| fs::remove_file(stale).unwrap());
        for (name, content) in &made {
            fs::write(folder.join(name), content).unwrap();
        }
    }
    let committed: BTreeMap<String, String> = present()
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    let stale: Vec<_> = made.iter().filter(|(name, text)| committed.get(*name) != Some(text)).collect();
    let names: Vec<_> = stale.iter().map(|(name, _)| name).collect();
    assert!(
        names.is_empty() && committed.len() == made.len(),
        "docs/rules is not what the rules say ({names:?}); write it anew with\n    \
         GOUJI_WRITE=1 cargo test -q --test it rule_pages"
    );
}

#[test]
fn a_rule_is_called_by_its_title_and_what_holds_by_a_name_of_its_own() {
    assert_eq!(rules::title("T3-BALANCE", Lang::Zh), "新收加结转不等于办结加结转下年");
    assert_eq!(rules::title("T3-NONE", Lang::Zh), "");
    assert_eq!(rules::holds("T3-BALANCE", Lang::En), "Table 3 columns: received = handled");
    assert_eq!(rules::holds("PARSE-PARTIAL", Lang::Zh), rules::title("PARSE-PARTIAL", Lang::Zh));
}

#[test]
fn codes_are_one_of_a_kind() {
    let mut codes: Vec<_> = rules::catalogue().map(|r| r.meta().code).collect();
    codes.sort_unstable();
    assert!(codes.windows(2).all(|w| w[0] != w[1]), "{codes:?}");
}

/// Every code that was ever given. Codes are what scripts and lists of problems go by: one may be added here,
/// none taken away.
const CODES: &str = "
    PARSE-NOT-REPORT PARSE-PARTIAL PARSE-TABLE-UNREAD PARSE-IMAGE-TABLE PARSE-CELL-AMBIG PARSE-HEADER-ODD
    STRUCT-SEC-MISSING STRUCT-SEC-ORDER STRUCT-SEC-NUM STRUCT-SEC-TITLE STRUCT-SEC-EXTRA STRUCT-SEC-DUP
    STRUCT-SUBNUM STRUCT-SEC-EMPTY STRUCT-TABLE-MISSING STRUCT-TABLE-DUP STRUCT-TABLE-ROWS
    STRUCT-FORM-GEN STRUCT-FORM-MIXED STRUCT-OLD-TABLE STRUCT-ASPECTS STRUCT-ART50-4 STRUCT-LENGTH
    FORM-TITLE FORM-YEAR-MISMATCH FORM-PERIOD FORM-YEAR-BODY FORM-YEAR-NEXT FORM-DATE-LATE
    FORM-DATE-EARLY FORM-DATE-MISSING FORM-CELL-EMPTY FORM-CELL-PLACEHOLDER FORM-CELL-TEXT
    FORM-CELL-UNIT FORM-CELL-DECIMAL FORM-CELL-NEGATIVE FORM-CELL-FORMAT FORM-UNIT-WANYUAN
    FORM-AMOUNT-NOUNIT FORM-TEMPLATE FORM-NUM-MISSING FORM-LAW FORM-CONTACT FORM-REVISIONS FORM-DUPWORD
    T2-NET T2-REG-AUTH T2-OPEN-TOTAL T2-ITEMS-NEG T2-DELTA-SIGN T2-BLANK
    T3-ROW-SUM T3-COL-SUM T3-BALANCE T3-ROOT T3-OMIT T3-FLOW T3-SHIFT T3-TOTAL-BLANK T3-ALLZERO-TEXT
    T3-OTHER-HEAVY T3-RARE
    T4-SUM-REVIEW T4-SUM-DIRECT T4-SUM-AFTER T4-BLOCK-SWAP T4-PREREVIEW T4-BLANK
    NARR-NEW NARR-CARRYIN NARR-POOL NARR-DONE NARR-CARRYOUT NARR-OUTCOME NARR-OUTCOME-SUB NARR-APPLICANT
    NARR-REVIEW NARR-SUIT NARR-RVSUIT NARR-RV-OUTCOME NARR-ZERO NARR-ALLDONE NARR-NOLOSS NARR-NORMDOC
    NARR-REG NARR-ENFORCE NARR-FEE NARR-S6-FEE NARR-S6-FEE-CONTRA NARR-SCOPE-GT
    INT-FLOW INT-SUM INT-SUB-GT INT-PCT INT-PCT-TRUNC INT-PCT-TOTAL INT-YOY INT-YOY-IMPOSSIBLE INT-DIR
    INT-RATE INT-REPEAT INT-QUAL
    CY-CARRY CY-VALID CY-ITEMS CY-OPENTOTAL CY-YOY CY-PENDING CY-OUTLIER CY-COPY-TEXT CY-COPY-TABLE
    CY-BODY CY-GAP
    CON-CELL CON-OMIT CON-DOUBLE CON-STALE CON-UNIT-MISSING CON-UNIT-DUP CON-MIX CON-UNIT-ERR CON-COPY
    CON-NEG
    PRIV-ID PRIV-MOBILE PRIV-NAME PRIV-BANK PRIV-ADDRESS PRIV-CASENO PRIV-SECRET
";

#[test]
fn no_code_is_ever_lost() {
    let lost: Vec<_> = CODES.split_whitespace().filter(|c| rules::find(c).is_none()).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let known: Vec<_> = CODES.split_whitespace().collect();
    let new: Vec<_> = rules::catalogue().map(|r| r.meta().code).filter(|c| !known.contains(c)).collect();
    assert!(new.is_empty(), "give them a place in the list: {new:?}");
}
