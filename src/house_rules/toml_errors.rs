//! Why a file is no TOML, in Chinese beside what its reader says in English.

use crate::finding::Words;

/// A part of what the reader says, and what it is called. The first that stands there holds.
const KNOWN: &[(&str, &str)] = &[
    ("expected newline", "一行写完后还有多余的内容"),
    ("duplicate key", "同一项写了两次"),
    ("string values must be quoted", "文字要写在引号里"),
    ("key with no value", "等号（半角 =）或等号后的值没有写"),
    ("extra `=`", "多写了等号"),
    ("unexpected `=`", "多写了等号"),
    ("missing assignment", "缺少等号（半角 =）"),
    ("extra assignment", "多写了等号"),
    ("extra comma", "多写了逗号"),
    ("missing comma", "两项之间缺少逗号（半角 ,）"),
    ("unclosed array table", "[[rule]] 没有写完"),
    ("unclosed table", "方括号没有写完"),
    ("unclosed array", "列表的方括号没有写完"),
    ("unclosed inline table", "花括号没有写完"),
    ("missing array opening", "缺少左方括号"),
    ("missing table open", "缺少左方括号"),
    ("missing inline table opening", "缺少左花括号"),
    ("invalid inline table", "花括号里的写法有误"),
    ("missing key for inline table", "花括号里缺少名称"),
    ("missing opening quote", "缺少左引号"),
    ("invalid multi-line", "多行文字没有写完，或有不能写的字符"),
    ("invalid basic string", "双引号没有写完，或有不能写的字符"),
    ("invalid literal string", "单引号没有写完，或有不能写的字符"),
    ("escape", "反斜杠后的写法有误；正则表达式请用单引号括起"),
    ("unicode value", "反斜杠后的字符编号有误"),
    ("cannot be multi-line", "名称不能写成多行"),
    ("unquoted key", "名称只能用字母、数字、_ 和 -"),
    ("radix", "数字的写法有误"),
    ("digits", "数字的写法有误"),
    ("integer", "数字的写法有误"),
    ("float", "数字的写法有误"),
    ("number", "数字的写法有误"),
    ("numeric", "数字的写法有误"),
    ("leading zero", "数字前多写了 0"),
    ("sign", "数字的正负号有误"),
    ("recurs", "括号套得太深"),
    ("carriage return", "换行符有误"),
    ("comment", "注释（#）里有不能写的字符"),
    ("missing value", "缺少值"),
    ("invalid value", "值的写法有误"),
    ("key-value pair", "每行应写成“名称 = 值”"),
    ("key or value", "每行应写成“名称 = 值”"),
    ("unexpected content", "一行写完后还有多余的内容"),
];

/// What is said of a text that is no TOML, by what its reader says.
pub(crate) fn words(said: &str) -> Words {
    let zh = KNOWN.iter().find(|(part, _)| said.contains(part)).map_or("写法有误", |(_, zh)| *zh);
    Words::new(format!("不是有效的 TOML：{zh}"), format!("this is no TOML: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_says_is_said_in_chinese() {
        for (text, zh) in [
            ("a = b", "引号里"),
            ("a = \"b", "双引号没有写完"),
            ("a ＝ 1", "等号"),
            ("a = 1\na = 2", "写了两次"),
            ("a = [1", "方括号没有写完"),
            ("a = [\"x\" \"y\"]", "逗号"),
            ("a = { b = 1", "花括号没有写完"),
            ("[[rule]", "没有写完"),
            ("a = \"\\d\"", "反斜杠"),
            ("a = 01", "数字前"),
            ("a = 1 b = 2", "多余"),
            ("中文 = 1", "名称只能"),
        ] {
            let error = toml::de::DeTable::parse(text).expect_err(text);
            let words = words(error.message());
            assert!(words.zh.contains(zh), "{text}: {words:?}");
            assert!(
                words.zh.chars().filter(char::is_ascii_lowercase).count() == 0 || words.zh.contains("rule"),
                "{text}"
            );
        }
    }
}
