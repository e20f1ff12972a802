//! Documents in a state that somebody should look at.

use std::sync::Arc;

use crate::findings::{Document, Fault, Observation, ObservationKind, Unreadable};
use crate::localized;
use crate::localized::Localized;

/// What is to be said of documents: each fault of each one.
pub fn observations(documents: &[Arc<Document>]) -> Vec<Observation> {
    let all =
        documents.iter().flat_map(|document| document.faults.iter().map(move |fault| (document, fault)));
    all.map(|(document, fault)| observation(document, fault)).collect()
}

fn observation(document: &Document, fault: &Fault) -> Observation {
    let id = &document.id;
    let path = document.path.as_deref().unwrap_or_default();
    let (kind, message, remedy) = match fault {
        Fault::Missing => (
            ObservationKind::EvidenceMissing,
            localized!(
                "The file `{path}` of the document `{id}` is not there.",
                "证据材料 `{id}` 的文件 `{path}` 不存在。"
            ),
            localized!("Put it there, or correct `path`.", "请将文件放到该处，或改正 `path`。"),
        ),
        Fault::Unreadable(why) => {
            let Localized { en, zh } = why_unreadable(why);
            (
                ObservationKind::EvidenceUnreadable,
                localized!(
                    "The file `{path}` of the document `{id}` can't be looked at: {en}.",
                    "证据材料 `{id}` 的文件 `{path}` 无法查看：{zh}。"
                ),
                localized!("Put a file there that can be read.", "请换成可以读取的文件。"),
            )
        }
        Fault::Altered => (
            ObservationKind::EvidenceAltered,
            localized!(
                "The file `{path}` of the document `{id}` has another SHA-256 than the manifest states.",
                "证据材料 `{id}` 的文件 `{path}` 与清单所述的 SHA-256 摘要不一致。"
            ),
            localized!(
                "Examine it; put the right file back, or state the new hash.",
                "请核对后恢复原文件，或写明新的摘要。"
            ),
        ),
        Fault::Expired(last) => (
            ObservationKind::EvidenceExpired,
            localized!(
                "The document `{id}` was valid through {last}.",
                "证据材料 `{id}` 的有效期至 {last}，已过期。"
            ),
            localized!(
                "Have it renewed and state the new days, or remove it.",
                "请换发新的材料并写明新的日期，或将其删除。"
            ),
        ),
        Fault::NotYetIssued(first) => (
            ObservationKind::EvidenceNotYetIssued,
            first.map_or_else(
                || localized!("The document `{id}` is not issued.", "证据材料 `{id}` 尚未出具。"),
                |first| {
                    localized!(
                        "The document `{id}` is issued on {first} only.",
                        "证据材料 `{id}` 于 {first} 才出具。"
                    )
                },
            ),
            localized!(
                "Until then it supports nothing. Correct its day where it is issued already.",
                "在此之前不具有证明作用；如已出具，请改正日期。"
            ),
        ),
    };
    Observation {
        kind,
        rule: None,
        element: None,
        subject: id.clone(),
        message,
        remedy,
        place: Some(document.place),
    }
}

fn why_unreadable(why: &Unreadable) -> Localized {
    match why {
        Unreadable::Folder => localized!("it is a folder", "是目录"),
        Unreadable::NoFile => localized!("it is a device or a pipe", "是设备或管道"),
        Unreadable::NotPermitted => localized!("reading it is not permitted", "没有读取权限"),
        Unreadable::TooLarge(most) => {
            let gibibytes = most >> 30;
            localized!("it is larger than {gibibytes} GiB", "超过 {gibibytes} GiB")
        }
        Unreadable::Failed(error) => localized!("reading it failed: {error}", "读取失败：{error}"),
    }
}
