//! What a check itself needs, as controls of ours beside those of the law.

use crate::localized;
use crate::localized::Localized;

/// Something without which nothing is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report::oscal) enum Premise {
    /// The manifest can be read.
    Readable,
}

impl Premise {
    /// The id of the group that they form.
    pub(in crate::report::oscal) const GROUP: &'static str = "hegui";
    /// All of them.
    pub(in crate::report::oscal) const ALL: &'static [Self] = &[Self::Readable];

    /// The title of the group.
    pub(in crate::report::oscal) fn group_title() -> Localized {
        localized!("What a check needs", "检查的前提")
    }

    /// The id of its control.
    pub(in crate::report::oscal) fn control_id(self) -> String {
        format!("{}_{}", Self::GROUP, self.name())
    }

    /// The id of what is assessed of it.
    pub(in crate::report::oscal) fn objective_id(self) -> String {
        format!("{}_{}_objective", Self::GROUP, self.name())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Readable => "readable",
        }
    }

    /// What it is called.
    pub(in crate::report::oscal) fn title(self) -> Localized {
        match self {
            Self::Readable => localized!("The manifest can be read", "清单可以读取"),
        }
    }

    /// What it asks for.
    pub(in crate::report::oscal) fn requirement(self) -> Localized {
        match self {
            Self::Readable => localized!(
                "The manifest exists, is well-formed, and states facts of the vocabulary as their types want them.",
                "清单存在、格式正确，并按词汇表规定的类型说明事实。"
            ),
        }
    }
}
