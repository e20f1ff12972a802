//! Settings in layers: what is said on the command line stands above the environment, that above the file, and that above
//! the default. A higher layer replaces a whole value; lists are not joined.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::{Base, Content, Given, Origin, Reader, Shown, Stated, Table, Takes, Word};
use crate::diagnostic::{self, Diagnostic};
use crate::localized;
use crate::settings::Form;
use crate::source::{FileId, Sources, Span};

/// A file of settings that was read.
#[derive(Debug)]
pub struct SettingsFile<'text> {
    /// Its id among the sources.
    pub id: FileId,
    /// What stands in it.
    pub table: Table<'text>,
    /// The folder in which its paths begin.
    pub folder: PathBuf,
}

/// One setting as it is in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its key.
    pub key: &'static str,
    /// Its value.
    pub value: Shown,
    /// Where that comes from.
    pub origin: Origin,
    /// The variable of the environment that may say it; what stands in files alone has none.
    pub variable: Option<String>,
}

/// How the settings of a run came to be.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// All settings, in the order in which they were asked for.
    pub settings: Vec<Setting>,
    /// The file that was read, where there is one.
    pub file: Option<FileId>,
    /// The texts in which they stand.
    pub sources: Sources,
    /// Everything that is wrong with them, also with what a higher layer replaces.
    pub diagnostics: Vec<Diagnostic>,
}

impl Account {
    /// Where the value of a key comes from.
    pub fn origin(&self, key: &str) -> Option<&Origin> {
        self.settings.iter().find(|setting| setting.key == key).map(|setting| &setting.origin)
    }
}

/// The layers from which settings are resolved, one after the other.
pub struct Layers<'run> {
    file: Option<SettingsFile<'run>>,
    variable: &'run dyn Fn(&str) -> Option<OsString>,
    account: Account,
}

/// The variable of the environment that says what a key says: `HEGUI_AS_OF` for `as-of`.
fn variable_of(key: &str) -> String {
    format!("HEGUI_{}", key.to_ascii_uppercase().replace('-', "_"))
}

impl<'run> Layers<'run> {
    /// The layers of a run: what is known so far, the file, and how to look up a variable of the environment.
    pub fn new(
        account: Account,
        file: Option<SettingsFile<'run>>,
        variable: &'run dyn Fn(&str) -> Option<OsString>,
    ) -> Self {
        Self { file, variable, account }
    }

    /// What a setting is: what was `given` on the command line, or what lower layers say. All layers are read, so that what
    /// is wrong in one of them is told even where another one counts.
    pub fn resolve<T: Content>(
        &mut self,
        key: &'static str,
        given: Option<Given<T>>,
        default: impl FnOnce() -> T,
    ) -> T {
        let in_file = self.in_file(key);
        let in_environment = self.in_environment(key);
        let given = given.map(|given| (given.value, Origin::Option(given.option)));
        let stated = given.or(in_environment).or(in_file);
        let (value, origin) = stated.unwrap_or_else(|| (default(), Origin::Default));
        let variable = Some(variable_of(key));
        self.account.settings.push(Setting { key, value: value.shown(), origin, variable });
        value
    }

    /// A list of tables that stand in the file alone, shown by what each says under `name`; `given` is the option that leaves
    /// them out.
    pub fn resolve_tables(&mut self, key: &'static str, name: &str, left_out: Option<&'static str>) {
        let nothing = Shown::List(Vec::new());
        let mut setting = Setting { key, value: nothing, origin: Origin::Default, variable: None };
        if let Some(SettingsFile { id, table, .. }) = &self.file
            && let Some((stated, _)) = table.get_key_value(key)
        {
            let mut reader = Reader::new(*id);
            let names = reader.tables(table, key).into_iter().map(|(table, _)| {
                let value = table.get(name).and_then(|value| Form::Text.word(value));
                value.map_or(Shown::Nothing, Shown::Text)
            });
            setting.value = Shown::List(names.collect());
            setting.origin = Origin::File(reader.span(stated.span()));
            self.account.diagnostics.append(&mut reader.diagnostics);
        }
        if let Some(option) = left_out {
            setting = Setting { value: Shown::List(Vec::new()), origin: Origin::Option(option), ..setting };
        }
        self.account.settings.push(setting);
    }

    /// Ends the account, with what the file says under keys that nobody asked for.
    pub fn finish(mut self) -> Account {
        if let Some(SettingsFile { id, table, .. }) = &self.file {
            let known: Vec<&str> = self.account.settings.iter().map(|setting| setting.key).collect();
            let mut reader = Reader::new(*id);
            reader.check_keys(table, &known, &localized!("a file of settings", "配置文件"));
            self.account.diagnostics.append(&mut reader.diagnostics);
        }
        diagnostic::sort(&mut self.account.diagnostics);
        self.account
    }

    fn in_file<T: Content>(&mut self, key: &str) -> Option<(T, Origin)> {
        let SettingsFile { id, table, folder } = self.file.as_ref()?;
        let (stated, _) = table.get_key_value(key)?;
        let mut reader = Reader::new(*id);
        let origin = Origin::File(reader.span(stated.span()));
        let words = reader.words(table, key, T::FORM, T::TAKES);
        let value = T::read(&words, Base::Folder(folder), &mut reader.diagnostics);
        let value = value.filter(|_| reader.diagnostics.is_empty());
        self.account.diagnostics.append(&mut reader.diagnostics);
        Some((value?, origin))
    }

    fn in_environment<T: Content>(&mut self, key: &str) -> Option<(T, Origin)> {
        let variable = variable_of(key);
        let value = (self.variable)(&variable)?;
        let text = value.to_string_lossy();
        let file = self.account.sources.add(variable.as_str(), text.as_ref());
        let place = Span::new(file, 0, text.len());
        let words = words_of(&value, place, T::FORM, T::TAKES);
        let value = T::read(&words, Base::WorkingDirectory, &mut self.account.diagnostics);
        Some((value?, Origin::Environment { variable, place }))
    }
}

/// The values of a variable: paths are separated as in `PATH`, others by commas.
fn words_of(value: &OsStr, place: Span, form: Form, takes: Takes) -> Vec<Word> {
    let word = |value: &OsStr| Stated { value: value.to_owned(), place };
    match (takes, form, value.to_str()) {
        (Takes::List, Form::Path, _) => std::env::split_paths(value)
            .filter(|path| !path.as_os_str().is_empty())
            .map(|path| word(path.as_os_str()))
            .collect(),
        (Takes::List, _, Some(text)) => parts_of(text, place),
        // What is no text is refused whole.
        (Takes::List, _, None) | (Takes::One, ..) => vec![word(value)],
    }
}

/// What stands between commas, each part where it stands.
fn parts_of(text: &str, place: Span) -> Vec<Word> {
    let mut start = 0;
    let mut words = Vec::new();
    for part in text.split(',') {
        let word = part.trim();
        let begin = start + part.len() - part.trim_start().len();
        if !word.is_empty() {
            let place = Span::new(place.file, begin, begin + word.len());
            words.push(Stated { value: word.into(), place });
        }
        start += part.len() + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::{Account, Layers, Setting, SettingsFile};
    use crate::settings::{self, Given, Origin, Shown};

    /// What a setting of each kind comes to under a file and an environment, with what is wrong.
    fn resolve(file: &str, variables: &[(&str, &str)], given: Option<Vec<String>>) -> Account {
        let mut account = Account::default();
        let id = account.sources.add("hegui.toml", file);
        let table = settings::table(file);
        let file = SettingsFile { id, table, folder: PathBuf::from("folder") };
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let mut layers = Layers::new(account, Some(file), &variable);
        let given = given.map(|value| Given { value, option: "--name" });
        layers.resolve("some-names", given, || vec!["default".to_owned()]);
        layers.resolve("file", None, || PathBuf::from("default"));
        layers.finish()
    }

    fn names(account: &Account) -> (Vec<String>, &Origin) {
        let Setting { value, origin, .. } = &account.settings[0];
        let Shown::List(values) = value else { panic!("a list") };
        let text = |value: &Shown| match value {
            Shown::Text(text) => text.clone(),
            other => panic!("{other:?}"),
        };
        (values.iter().map(text).collect(), origin)
    }

    #[test]
    fn the_highest_layer_that_says_something_counts() {
        let account = resolve("", &[], None);
        assert_eq!(names(&account), (vec!["default".to_owned()], &Origin::Default));
        let account = resolve("some-names = [\"a\", \"b\"]", &[], None);
        assert!(matches!(names(&account).1, Origin::File(_)));
        let account = resolve("some-names = \"a\"", &[("HEGUI_SOME_NAMES", "c, d,,")], None);
        assert_eq!(names(&account).0, ["c", "d"]);
        let account = resolve("some-names = \"a\"", &[("HEGUI_SOME_NAMES", "c")], Some(vec!["e".to_owned()]));
        assert_eq!(names(&account), (vec!["e".to_owned()], &Origin::Option("--name")));
        assert!(account.diagnostics.is_empty());
    }

    #[test]
    fn paths_of_a_file_begin_in_its_folder_and_others_where_the_program_runs() {
        let path = |account: &Account| account.settings[1].value.clone();
        let text = |text: &str| Shown::Text(text.to_owned());
        assert_eq!(path(&resolve("file = \"x\"", &[], None)), text("folder/x"));
        assert_eq!(path(&resolve("file = \"/x\"", &[], None)), text("/x"));
        assert_eq!(path(&resolve("", &[("HEGUI_FILE", "x")], None)), text("x"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_even_where_another_layer_counts() {
        let account = resolve(
            "some-names = [1, \"a\", [], \"\"]\nfile = false\nothers = 1\n",
            &[],
            Some(vec!["e".to_owned()]),
        );
        let places: Vec<&str> = account
            .diagnostics
            .iter()
            .map(|found| account.sources.slice(found.primary().expect("a place")))
            .collect();
        assert_eq!(places, ["1", "[]", "\"\"", "false", "others"]);
    }

    #[test]
    fn a_part_of_a_variable_is_underlined_where_it_stands() {
        let mut account = Account::default();
        let days = |_: &str| Some(OsString::from("2026-01-31, 2026-02-30"));
        let mut layers = Layers::new(std::mem::take(&mut account), None, &days);
        layers.resolve("days", None, Vec::<crate::quantity::Date>::new);
        let account = layers.finish();
        let place = account.diagnostics[0].primary().expect("a place");
        assert_eq!((account.sources.slice(place), place.start), ("2026-02-30", 12));
    }
}
