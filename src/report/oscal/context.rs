//! What everything that is said of one manifest is made from.

use uuid::Uuid;

use super::catalog::ControlIds;
use super::component::Origin;
use super::identity::of_manifest;
use super::markup::Markup;
use crate::findings::{Finding, Fingerprint};
use crate::program::{Program, ProvisionId};
use crate::quantity::Date;
use crate::report::location::Locator;
use crate::report::view::View;

/// A checked manifest with the ids that its entries refer to.
pub(super) struct Context<'r, 'a> {
    pub(super) view: &'r View<'a>,
    pub(super) ids: &'r ControlIds,
    pub(super) markup: Markup,
    pub(super) locator: Locator<'a>,
    /// The result, to which all that is local belongs.
    pub(super) owner: Uuid,
}

impl<'r, 'a> Context<'r, 'a> {
    /// Makes ready for the findings of `view`.
    pub(super) fn new(view: &'r View<'a>, ids: &'r ControlIds, markup: Markup) -> Self {
        let (locator, owner) = (Locator::new(view.sources), of_manifest(view.manifest));
        Self { view, ids, markup, locator, owner }
    }

    pub(super) fn program(&self) -> &'a Program {
        self.view.program
    }

    pub(super) fn day(&self) -> Date {
        self.view.findings.as_of
    }

    pub(super) fn fingerprint(&self, finding: &Finding) -> Fingerprint {
        Fingerprint::of(self.program(), self.view.manifest, finding)
    }

    /// The provisions behind a finding.
    pub(super) fn provisions(&self, finding: &Finding) -> Vec<ProvisionId> {
        self.view.provisions_behind(finding)
    }

    /// Who says all this.
    pub(super) fn origin(&self) -> Origin {
        Origin::tool(self.owner)
    }
}
