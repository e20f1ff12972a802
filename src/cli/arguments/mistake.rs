//! What is wrong with the arguments, in Chinese; in English clap says it itself.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::settings::Refusal;

/// What is wrong, what to do, and how the command is called; `None` for what only clap can say, such as its help.
pub(super) fn in_chinese(error: &clap::Error) -> Option<String> {
    let argument = || quoted(error, ContextKind::InvalidArg);
    let value = || quoted(error, ContextKind::InvalidValue);
    let problem = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有参数 {}", argument()),
        ErrorKind::InvalidSubcommand => format!("没有命令 {}", quoted(error, ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少必需的参数：{}", argument()),
        ErrorKind::ArgumentConflict => match quoted(error, ContextKind::PriorArg) {
            prior if prior == argument() => format!("参数 {prior} 只能给出一次"),
            prior => format!("参数 {} 不能与 {prior} 同时使用", argument()),
        },
        ErrorKind::InvalidValue if words(error, ContextKind::InvalidValue).concat().is_empty() => {
            format!("参数 {} 需要一个值", argument())
        }
        ErrorKind::InvalidValue => format!("参数 {} 不能取值 {}", argument(), value()),
        ErrorKind::ValueValidation => {
            let reason = error.source().and_then(|source| source.downcast_ref::<Refusal>());
            let reason = reason.map(|refusal| format!("：{}", refusal.said().zh)).unwrap_or_default();
            format!("参数 {} 不能取值 {}{reason}", argument(), value())
        }
        ErrorKind::TooManyValues => format!("参数 {} 不能再取值 {}", argument(), value()),
        _ => return None,
    };
    let mut lines = vec![format!("错误：{problem}")];
    for (kind, label) in [
        (ContextKind::ValidValue, "可取的值"),
        (ContextKind::SuggestedArg, "相近的参数"),
        (ContextKind::SuggestedSubcommand, "相近的命令"),
    ] {
        if !words(error, kind).is_empty() {
            lines.push(format!("  {label}：{}", quoted(error, kind)));
        }
    }
    if let Some(usage) = words(error, ContextKind::Usage).first() {
        lines.push(format!("\n用法：{}", usage.trim_start_matches("Usage:").trim()));
    }
    lines.push("\n详见 `--help`。\n".to_owned());
    Some(lines.join("\n"))
}

/// What clap knows of a kind, in words.
fn words(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

fn quoted(error: &clap::Error, kind: ContextKind) -> String {
    let words: Vec<String> = words(error, kind).iter().map(|word| format!("`{word}`")).collect();
    words.join("、")
}
