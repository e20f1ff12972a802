//! The settings of a run: each with its value and where that comes from, for people and as JSON.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::layout::{Layout, Role};
use super::location::Locator;
use super::page::Page;
use crate::localized;
use crate::localized::Localized;
use crate::settings::{Account, Origin, Setting, Shown};

/// The version of the shape; it grows when a reader of the last version could be misled.
const SCHEMA_VERSION: u32 = 1;

/// Renders settings for people: the file that was read, then a line for each setting.
pub fn settings(account: &Account, layout: Layout) -> String {
    let mut page = Page::new(layout);
    page.sentences(
        "",
        &match file(account) {
            Some(name) => localized!("file of settings: {name}", "配置文件：{name}"),
            None => localized!("no file of settings was read", "未读取配置文件"),
        },
    );
    page.blank();
    let locator = Locator::new(&account.sources);
    let rows: Vec<[String; 3]> = account
        .settings
        .iter()
        .map(|setting| {
            let origin = layout.language.phrase(&origin_of(&setting.origin, &locator));
            [setting.key.to_owned(), origin, layout.language.phrase(&value_of(&setting.value))]
        })
        .collect();
    let heads = [localized!("key", "键"), localized!("from", "来源"), localized!("value", "值")]
        .map(|head| layout.language.phrase(&head));
    let widest = |column: fn(&[String; 3]) -> &str| {
        rows.iter().chain([&heads]).map(|row| column(row).width()).max().unwrap_or_default()
    };
    let (keys, origins) = (widest(|[key, ..]| key), widest(|[_, origin, _]| origin));
    let pad = |text: &str, width: usize| " ".repeat(width.saturating_sub(text.width()) + 2);
    let rest = " ".repeat(keys + origins + 6);
    for (index, [key, origin, value]) in std::iter::once(&heads).chain(&rows).enumerate() {
        let paint = |text: &str| if index == 0 { layout.paint(Role::Label, text) } else { text.to_owned() };
        let first = format!("  {}{}{}{}", paint(key), pad(key, keys), paint(origin), pad(origin, origins));
        page.paragraph(&first, &rest, &paint(value));
    }
    page.finish()
}

/// The name of the file that was read.
fn file(account: &Account) -> Option<&str> {
    account.sources.get(account.file?).map(|file| file.name.as_str())
}

/// Where a value comes from, in a few words.
fn origin_of(origin: &Origin, locator: &Locator<'_>) -> Localized {
    match origin {
        Origin::Default => localized!("default", "默认值"),
        Origin::File(place) => Localized::same(locator.at(*place)),
        Origin::Environment { variable, .. } => Localized::same(variable.as_str()),
        Origin::Option(option) => Localized::same(*option),
    }
}

/// A value in words.
fn value_of(value: &Shown) -> Localized {
    match value {
        Shown::Nothing => localized!("not set", "未设置"),
        Shown::Text(text) => Localized::same(text.as_str()),
        Shown::Number(number) => Localized::same(number.to_string()),
        Shown::Switch(is_on) => Localized::same(is_on.to_string()),
        Shown::List(values) if values.is_empty() => localized!("none", "无"),
        Shown::List(values) => {
            super::language::join(&values.iter().map(value_of).collect::<Vec<_>>(), ", ", "、")
        }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema_version: u32,
    file: Option<&'a str>,
    settings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    key: &'a str,
    value: &'a Shown,
    origin: &'static str,
    /// The option that says it, where one does.
    option: Option<&'a str>,
    /// Where the key stands, where a file says it.
    location: Option<Place<'a>>,
    /// The variable of the environment that may say it.
    variable: Option<&'a str>,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

/// Renders settings as an indented document that ends with a line break.
pub fn settings_json(account: &Account) -> String {
    let locator = Locator::new(&account.sources);
    let entries = account.settings.iter().map(|setting| entry(setting, &locator)).collect();
    let document = Document { schema_version: SCHEMA_VERSION, file: file(account), settings: entries };
    // Texts, numbers and lists always serialize.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn entry<'a>(setting: &'a Setting, locator: &Locator<'a>) -> Entry<'a> {
    let (origin, option, place) = match &setting.origin {
        Origin::Default => ("default", None, None),
        Origin::File(place) => ("file", None, locator.locate(*place)),
        Origin::Environment { .. } => ("environment", None, None),
        Origin::Option(option) => ("option", Some(*option), None),
    };
    let location =
        place.map(|place| Place { file: place.file, line: place.start.line, column: place.start.column });
    Entry {
        key: setting.key,
        value: &setting.value,
        origin,
        option,
        location,
        variable: setting.variable.as_deref(),
    }
}
