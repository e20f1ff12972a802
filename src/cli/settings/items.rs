//! What settings hold: how each type of the command line is read from a word and shown.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{Color, FormatTarget, InputFormat, Lang, name_of, value_of};
use crate::cli::below::{RealFolder, stays_below};
use crate::cli::evidence::Evidence;
use crate::cli::fail_on::FailOn;
use crate::cli::rules::Embedded;
use crate::localized;
use crate::localized::Language;
use crate::report::{ByteOrderMark, Detail};
use crate::settings::{Base, Form, Item, Refusal, Shown, Word, switch, text};

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Zh => Self::Zh,
        }
    }
}

impl Item for Lang {
    const FORM: Form = Form::Text;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        value_of(text(&word.value)?, &localized!("language", "可用的语言"))
    }

    fn shown(&self) -> Shown {
        Shown::Text(name_of(self))
    }
}

impl Item for Color {
    const FORM: Form = Form::Text;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        value_of(text(&word.value)?, &localized!("choice of colour", "可用的着色方式"))
    }

    fn shown(&self) -> Shown {
        Shown::Text(name_of(self))
    }
}

impl Item for InputFormat {
    const FORM: Form = Form::Text;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        value_of(text(&word.value)?, &localized!("format of manifests", "清单可用的格式"))
    }

    fn shown(&self) -> Shown {
        Shown::Text(name_of(self))
    }
}

impl Item for FailOn {
    const FORM: Form = Form::Text;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        text(&word.value)?.parse()
    }

    fn shown(&self) -> Shown {
        Shown::Text(self.to_string())
    }
}

impl Item for FormatTarget {
    const FORM: Form = Form::Text;

    /// What a file of settings has written stays below its folder.
    fn read(word: &Word, base: Base<'_>) -> Result<Self, Refusal> {
        let target: Self = text(&word.value)?.parse()?;
        let file = target.file.map(|file| below(base, &file)).transpose()?;
        Ok(Self { file, ..target })
    }

    fn shown(&self) -> Shown {
        let name = name_of(&self.format);
        Shown::Text(match &self.file {
            Some(file) => format!("{name}={}", file.display()),
            None => name,
        })
    }
}

/// Where a report is written.
fn below(base: Base<'_>, file: &Path) -> Result<PathBuf, Refusal> {
    let path = base.path(file);
    let is_outside = |folder: &Path| {
        !stays_below(file) || path.parent().is_some_and(|into| RealFolder::at(folder).is_left_by(into))
    };
    match base {
        Base::Folder(folder) if is_outside(folder) => Err(Refusal::new(
            localized!("this file would be written outside of the folder", "该文件将写到本目录之外"),
            localized!(
                "a path to a file below the folder of these settings",
                "本配置文件所在目录之下的文件路径"
            ),
            localized!(
                "name a file below it, or say it on the command line: `--format json=FILE`",
                "请指定该目录之下的文件，或在命令行中写明：`--format json=文件`"
            ),
        )),
        Base::Folder(_) | Base::WorkingDirectory => Ok(path),
    }
}

/// How much a report tells, by name.
const DETAILS: [(&str, Detail); 3] =
    [("quiet", Detail::Quiet), ("normal", Detail::Normal), ("verbose", Detail::Verbose)];

impl Item for Detail {
    const FORM: Form = Form::Text;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        let word = text(&word.value)?;
        let found = DETAILS.iter().find(|(name, _)| *name == word);
        found.map(|(_, detail)| *detail).ok_or_else(|| {
            let kind = localized!("amount of detail", "可用的详细程度");
            Refusal::unknown(word, &kind, &DETAILS.map(|(name, _)| name))
        })
    }

    fn shown(&self) -> Shown {
        let name = DETAILS.iter().find(|(_, detail)| detail == self).map_or("", |(name, _)| name);
        Shown::Text(name.to_owned())
    }
}

impl Item for ByteOrderMark {
    const FORM: Form = Form::Switch;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        Ok(if switch(word)? { Self::Present } else { Self::Absent })
    }

    fn shown(&self) -> Shown {
        Shown::Switch(*self == Self::Present)
    }
}

impl Item for Embedded {
    const FORM: Form = Form::Switch;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        Ok(if switch(word)? { Self::Included } else { Self::LeftOut })
    }

    fn shown(&self) -> Shown {
        Shown::Switch(*self == Self::Included)
    }
}

impl Item for Evidence {
    const FORM: Form = Form::Switch;

    fn read(word: &Word, _: Base<'_>) -> Result<Self, Refusal> {
        Ok(if switch(word)? { Self::Required } else { Self::Optional })
    }

    fn shown(&self) -> Shown {
        Shown::Switch(*self == Self::Required)
    }
}

#[cfg(test)]
mod tests {
    use super::{Base, Evidence, FailOn, FormatTarget, Item, Shown};
    use crate::cli::arguments::{Color, InputFormat, Lang};
    use crate::cli::rules::Embedded;
    use crate::report::{ByteOrderMark, Detail};
    use crate::settings::Stated;
    use crate::source::Span;

    /// Reads a word, shows what it means, and reads that again.
    fn check<T: Item>(words: &[&str]) {
        let read = |word: &str| {
            T::read(&Stated { value: word.into(), place: Span::default() }, Base::WorkingDirectory)
        };
        for word in words {
            let shown = match read(word).expect(word).shown() {
                Shown::Text(text) => text,
                Shown::Switch(is_on) => is_on.to_string(),
                other => panic!("{other:?}"),
            };
            assert_eq!(&shown, word);
        }
        assert!(read("banana").is_err());
    }

    #[test]
    fn what_is_shown_is_what_was_written() {
        check::<Lang>(&["en", "zh", "both"]);
        check::<Color>(&["auto", "always", "never"]);
        check::<InputFormat>(&["toml", "json", "yaml", "ndjson"]);
        check::<Detail>(&["quiet", "normal", "verbose"]);
        check::<FailOn>(&["never", "breached:warning,waiver-unused"]);
        check::<FormatTarget>(&["terminal", "sarif=a=b.sarif"]);
        check::<Embedded>(&["true", "false"]);
        check::<Evidence>(&["true", "false"]);
        check::<ByteOrderMark>(&["true", "false"]);
    }
}
