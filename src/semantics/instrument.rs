//! Instruments with their provisions and penalties.

use super::checker::Checker;
use super::types::unknown_name;
use crate::diagnostic::or_list;
use crate::localized::Localized;
use crate::program::{
    Amount, Fine, Instrument, InstrumentId, Measure, Party, Penalty, Provision, ProvisionId, ProvisionState,
    Rank, Replacement,
};
use crate::syntax::ast::{self, ArticleState, FineAmount, Name};

impl Checker<'_> {
    /// Fills the instruments, then what follows them, which may be declared in any order.
    pub(super) fn check_instruments(&mut self) {
        let declarations = self.declarations;
        for (index, instrument) in declarations.instruments.iter().enumerate() {
            let checked = self.check_instrument(instrument, InstrumentId::from_index(index));
            self.program.instruments.to_mut().push(checked);
        }
        for (index, instrument) in declarations.instruments.iter().enumerate() {
            self.check_succession(instrument, index);
        }
    }

    fn check_instrument(&mut self, instrument: &ast::Instrument, id: InstrumentId) -> Instrument {
        let rank = instrument.rank.as_ref().and_then(|name| self.choose(name, Rank::ALL));
        let may_be_not_in_force = rank == Some(Rank::Draft);
        let clauses = [
            ("title", instrument.title.is_some()),
            ("issuer", instrument.issuer.is_some()),
            ("rank", instrument.rank.is_some()),
            ("in force", instrument.in_force.is_some() || may_be_not_in_force),
        ];
        self.check_clauses(&instrument.name, instrument.span, &clauses);
        self.check_unique(instrument.articles.iter().map(|article| &article.number));
        let provisions = instrument.articles.iter().enumerate().map(|(position, article)| {
            let provision = u16::try_from(position).unwrap_or(u16::MAX);
            let cited = format!("{}/{}", instrument.name.text, article.number.text);
            let named = ProvisionId { instrument: id, provision };
            self.names.provisions.entry(cited).or_insert(named);
            self.provision(article)
        });
        let provisions = provisions.collect();
        Instrument {
            name: self.program.texts.intern(&instrument.name.text),
            title: self.text(instrument.title.as_ref()),
            issuer: self.text(instrument.issuer.as_ref()),
            number: instrument.number.as_ref().map(|number| self.program.texts.intern(number)),
            rank: rank.unwrap_or(Rank::Law),
            promulgated: instrument.promulgated,
            in_force: instrument.in_force.as_ref().and_then(|period| self.resolve_period(period)),
            succeeded_by: None,
            provisions,
            span: instrument.span,
        }
    }

    fn provision(&mut self, article: &ast::Article) -> Provision {
        let state = match &article.state {
            ArticleState::Checkable => ProvisionState::Checkable,
            ArticleState::NotCheckable(reason) => ProvisionState::NotCheckable(self.text(Some(reason))),
            ArticleState::Penalty { fines, measures, .. } => {
                let fines = fines.iter().map(|fine| self.fine(fine)).collect();
                let measures = measures.iter().map(|measure| Measure {
                    discretionary: measure.discretionary,
                    text: self.program.texts.add(&measure.text.text),
                });
                ProvisionState::Penalty(Penalty { fines, measures: measures.collect() })
            }
        };
        Provision {
            number: self.program.texts.intern(&article.number.text),
            heading: self.text(Some(&article.heading)),
            state,
            succeeded_by: None,
            span: article.span,
        }
    }

    fn fine(&mut self, fine: &ast::Fine) -> Fine {
        Fine {
            party: match fine.party {
                ast::Party::Entity => Party::Entity,
                ast::Party::Individual => Party::Individual,
            },
            discretionary: fine.discretionary,
            amount: match &fine.amount {
                &FineAmount::Range { minimum, maximum } => Amount::Range { minimum, maximum },
                FineAmount::Multiple { minimum, maximum, of } => {
                    Amount::Multiple { minimum: *minimum, maximum: *maximum, of: self.text(Some(of)) }
                }
            },
            on: self.optional_text(fine.on.as_ref()),
            tier: self.text(Some(&fine.when)),
        }
    }

    fn check_succession(&mut self, instrument: &ast::Instrument, index: usize) {
        let follower = instrument.succeeded_by.as_ref().and_then(|name| self.resolve_instrument(name));
        let followers: Vec<_> = instrument
            .articles
            .iter()
            .map(|article| article.succeeded_by.as_ref().and_then(|citation| self.resolve_citation(citation)))
            .collect();
        let Some(checked) = self.program.instruments.get_mut(index) else { return };
        checked.succeeded_by = follower;
        for (provision, follower) in checked.provisions.iter_mut().zip(followers) {
            provision.succeeded_by = follower;
        }
    }

    /// Fills in which penalties stand in place of others. Their conditions may use terms, so these come first.
    pub(super) fn check_replacements(&mut self) {
        let declarations = self.declarations;
        for (index, instrument) in declarations.instruments.iter().enumerate() {
            for (article, position) in instrument.articles.iter().zip(0..) {
                let ArticleState::Penalty { replacements, .. } = &article.state else { continue };
                let penalty =
                    ProvisionId { instrument: InstrumentId::from_index(index), provision: position };
                for replacement in replacements {
                    self.uses.clear();
                    let replaced = self.resolve_penalties(&replacement.penalties);
                    let condition = self.condition(&replacement.condition);
                    let span = replacement.span;
                    let replacement = Replacement { penalty, replaced, condition, span };
                    self.program.replacements.to_mut().push(replacement);
                }
            }
        }
    }

    fn resolve_instrument(&mut self, name: &Name) -> Option<InstrumentId> {
        if let Some(&id) = self.names.instruments.get(&name.text) {
            return Some(id);
        }
        let label = crate::localized!("expected an instrument", "此处应为法规文件");
        let known = self.names.instruments.keys().map(String::as_str);
        let problem = unknown_name(name, label).did_you_mean(&name.text, known);
        self.report_unknown(&name.text, problem);
        None
    }

    /// The one of `choices` that `name` names.
    pub(super) fn choose<T: Copy>(&mut self, name: &Name, choices: &[(&'static str, T)]) -> Option<T> {
        let found = choices.iter().find(|(choice, _)| *choice == name.text);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|&(choice, _)| choice).collect();
            let Localized { en, zh } = or_list(&names);
            let label = crate::localized!("expected {en}", "此处应为 {zh}");
            self.report(unknown_name(name, label).did_you_mean(&name.text, names));
        }
        found.map(|&(_, value)| value)
    }
}
