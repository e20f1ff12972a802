//! Sets: all their members, or those that they have for certain and those that they may have.

use super::interval::{AT_LEAST, AT_MOST};
use super::reader::Reader;
use super::tree::{Node, Value};
use crate::facts::{KnownSet, MaybeMembers, MemberValue};
use crate::program::{Member, Type};

impl<'input> Reader<'input> {
    /// Reads `[ … ]`, `{ at-least = [ … ] }`, `{ at-most = [ … ] }` or both ends.
    pub(super) fn set(&mut self, name: &str, member: Member, node: &'input Node<'input>) -> Option<KnownSet> {
        let table = match node.value {
            Value::List(members) => return self.members(name, member, members).map(KnownSet::exactly),
            Value::Table(table) if !table.is_empty() => table,
            _ => {
                self.wrong_type(name, Type::Set(member), node);
                return None;
            }
        };
        let mut sound = self.only_words(name, table, &[AT_LEAST, AT_MOST]);
        let (mut least, mut most) = (None, None);
        for (word, end) in [(AT_LEAST, &mut least), (AT_MOST, &mut most)] {
            let Some(found) = table.get(word) else { continue };
            *end = if let Value::List(members) = found.value {
                self.members(name, member, members)
            } else {
                self.wrong_type(name, Type::Set(member), found);
                None
            };
            sound &= end.is_some();
        }
        if !sound {
            return None;
        }
        let members = least.unwrap_or_default();
        let Some(mut most) = most else {
            return Some(KnownSet { members: members.into_boxed_slice(), maybe: MaybeMembers::Anything });
        };
        if members.iter().any(|one| most.binary_search(one).is_err()) {
            self.no_value(name, node.span());
            return None;
        }
        most.retain(|one| members.binary_search(one).is_err());
        Some(KnownSet {
            members: members.into_boxed_slice(),
            maybe: MaybeMembers::These(most.into_boxed_slice()),
        })
    }

    /// Reads the members of a set, sorted, each once; `None` where one of them is wrong.
    fn members(
        &mut self,
        name: &str,
        member: Member,
        members: &'input [Node<'input>],
    ) -> Option<Vec<MemberValue>> {
        let mut values = Vec::with_capacity(members.len());
        let mut sound = true;
        for one in members {
            if !self.count_element(one.span()) {
                return None;
            }
            match self.member(name, member, one) {
                Some(value) => values.push(value),
                None => sound = false,
            }
        }
        values.sort_unstable();
        values.dedup();
        sound.then_some(values)
    }

    fn member(&mut self, name: &str, member: Member, node: &'input Node<'input>) -> Option<MemberValue> {
        let of_type = member.as_type();
        match member {
            Member::Text => {
                if let Value::Text(text) = node.value {
                    return Some(MemberValue::Text(Box::from(text)));
                }
                self.wrong_type(name, of_type, node);
                None
            }
            Member::Country => self.country(name, of_type, node).map(MemberValue::Country),
            Member::Enumeration(id) => self.choice(name, id, of_type, node).map(MemberValue::Choice),
            Member::Reference(list) => self.reference(name, list, of_type, node).map(MemberValue::Element),
        }
    }
}
