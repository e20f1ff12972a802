//! The timeline as a calendar: RFC 5545, one event of one day for each finding whose outcome changes, and one for each
//! day on which counters start again.

use super::TimelineView;
use crate::findings::element_text;
use crate::localized;
use crate::localized::Localized;
use crate::quantity::Date;
use crate::report::ReportLanguage;
use crate::report::change::{Scene, cause_text};
use crate::report::citation::citation;
use crate::report::language::join;
use crate::report::location::Locator;
use crate::report::outcome::outcome_name;
use crate::timeline::Flip;

/// The most bytes of a line.
const MOST_BYTES: usize = 75;

/// Renders the timeline of one manifest as a calendar.
pub fn timeline_calendar(view: &TimelineView<'_>, language: ReportLanguage) -> String {
    let mut calendar = Calendar::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.text("PRODID", &format!("-//hegui//hegui {}//EN", env!("CARGO_PKG_VERSION")));
    calendar.line("CALSCALE", "GREGORIAN");
    let locator = Locator::new(view.sources);
    for change in &view.timeline.changes {
        let scene = view.scene(&locator, change);
        for flip in &change.flips {
            event(view, &scene, flip, language, &mut calendar);
        }
        if !change.restarts.is_empty() {
            restart_event(view, &scene, &change.restarts, language, &mut calendar);
        }
    }
    calendar.line("END", "VCALENDAR");
    calendar.text
}

fn event(
    view: &TimelineView<'_>,
    scene: &Scene<'_>,
    flip: &Flip,
    language: ReportLanguage,
    calendar: &mut Calendar,
) {
    let Some(rule) = scene.program.rule(flip.rule) else { return };
    let about = about(scene, flip);
    let title = scene.program.texts.localized(rule.title);
    let way = way(flip);
    let summary = Localized::new(format!("{}: {}", title.en, way.en), format!("{}：{}", title.zh, way.zh));
    let causes: Vec<Localized> = flip.causes.iter().map(|cause| cause_text(scene, cause)).collect();
    let cited: Vec<Localized> = flip.provisions_after.iter().map(|&id| citation(scene.program, id)).collect();
    let lines = [
        Localized::same(about.as_str()),
        join(&causes, "; ", "；"),
        join(&cited, "; ", "；"),
        view.premise(),
    ];
    let event = Event { id: &about, date: scene.days.1, summary, lines: &lines };
    calendar.event(view, &event, language);
}

/// The event of a day on which counters start again: which ones, and what would be otherwise with them at their start.
fn restart_event(
    view: &TimelineView<'_>,
    scene: &Scene<'_>,
    restarts: &[Flip],
    language: ReportLanguage,
    calendar: &mut Calendar,
) {
    let (count, findings) = (restarts.len(), if restarts.len() == 1 { "finding" } else { "findings" });
    let summary = localized!(
        "Counters start again: {count} {findings} still by the numbers stated",
        "累计数重新起算：{count} 项结论仍以所述数字为据"
    );
    let mut lines: Vec<Localized> = Vec::new();
    for cause in restarts.iter().flat_map(|restart| &restart.causes) {
        let text = cause_text(scene, cause);
        if !lines.contains(&text) {
            lines.push(text);
        }
    }
    for restart in restarts.iter().filter(|restart| restart.before != restart.after) {
        let (about, way) = (about(scene, restart), way(restart));
        lines.push(Localized::new(
            format!("{about}, counted anew: {}", way.en),
            format!("{about}，按重新累计：{}", way.zh),
        ));
    }
    lines.push(view.premise());
    let event = Event { id: "counters", date: scene.days.1, summary, lines: &lines };
    calendar.event(view, &event, language);
}

/// The name of a finding: its rule, with the element in brackets.
fn about(scene: &Scene<'_>, flip: &Flip) -> String {
    let name = scene.program.rule(flip.rule).map_or("", |rule| scene.program.texts.symbol(rule.name));
    match element_text(&flip.element) {
        element if element.is_empty() => name.to_owned(),
        element => format!("{name}[{element}]"),
    }
}

fn way(flip: &Flip) -> Localized {
    let (before, after) = (outcome_name(flip.before), outcome_name(flip.after));
    Localized::new(format!("{} → {}", before.en, after.en), format!("{} → {}", before.zh, after.zh))
}

/// What happens on one day.
struct Event<'a> {
    /// What tells it from the others of its day.
    id: &'a str,
    date: Date,
    summary: Localized,
    lines: &'a [Localized],
}

/// The day without hyphens.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// The content lines so far.
#[derive(Default)]
struct Calendar {
    text: String,
}

impl Calendar {
    fn event(&mut self, view: &TimelineView<'_>, event: &Event<'_>, language: ReportLanguage) {
        let date = event.date;
        self.line("BEGIN", "VEVENT");
        self.text("UID", &format!("{date}/{}/{}@hegui", event.id, view.manifest));
        self.line("DTSTAMP", &format!("{}T000000Z", basic(view.today)));
        self.line("DTSTART;VALUE=DATE", &basic(date));
        self.line("DTEND;VALUE=DATE", &basic(Date::from_days(date.days().saturating_add(1))));
        self.text("SUMMARY", &language.phrase(&event.summary));
        let lines = event.lines.iter().map(|line| language.sentences(line));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        self.text("DESCRIPTION", &lines.join("\n"));
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// A property whose value is a text.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for character in value.chars() {
            match character {
                '\\' | ';' | ',' => escaped.extend(['\\', character]),
                '\n' => escaped.push_str("\\n"),
                // The format has no way to write other control characters.
                other if other.is_control() => escaped.push(' '),
                other => escaped.push(other),
            }
        }
        self.line(name, &escaped);
    }

    /// A property, folded: a line of more than so many bytes goes on after a blank on the next one.
    fn line(&mut self, name: &str, value: &str) {
        let mut bytes = 0;
        for character in format!("{name}:{value}").chars() {
            if bytes + character.len_utf8() > MOST_BYTES {
                self.text.push_str("\r\n ");
                bytes = 1;
            }
            self.text.push(character);
            bytes += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::Calendar;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut calendar = Calendar::default();
        calendar.text("SUMMARY", &"日志；留存, a;b\\c\n".repeat(8));
        assert!(calendar.text.ends_with("\r\n"));
        let lines: Vec<&str> = calendar.text.trim_end().split("\r\n").collect();
        assert!(lines.len() > 3);
        assert!(lines.iter().all(|line| line.len() <= 75), "{lines:#?}");
        assert!(lines[1..].iter().all(|line| line.starts_with(' ')), "{lines:#?}");
        let unfolded = calendar.text.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "日志；留存\\, a\\;b\\\\c\\n".repeat(8)));
    }
}
