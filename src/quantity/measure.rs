//! Units of size and rate, each with its factor to the unit in which values are held.

use serde::Serialize;

/// What a rate counts each second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum RateUnit {
    /// Bits a second.
    Bits,
    /// Packets a second.
    Packets,
}

impl RateUnit {
    /// The name of the unit in which such rates are held.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bits => "bps",
            Self::Packets => "pps",
        }
    }
}

const SIZES: [(&str, i64); 11] = [
    ("B", 1),
    ("kB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000),
    ("PB", 1_000_000_000_000_000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
    ("PiB", 1 << 50),
];

const RATES: [(&str, RateUnit, i64); 8] = [
    ("bps", RateUnit::Bits, 1),
    ("kbps", RateUnit::Bits, 1_000),
    ("Mbps", RateUnit::Bits, 1_000_000),
    ("Gbps", RateUnit::Bits, 1_000_000_000),
    ("Tbps", RateUnit::Bits, 1_000_000_000_000),
    ("pps", RateUnit::Packets, 1),
    ("kpps", RateUnit::Packets, 1_000),
    ("Mpps", RateUnit::Packets, 1_000_000),
];

/// The units of size with the bytes in one of each: `B`, `kB` to `PB` (powers of 1000), `KiB` to `PiB` (powers of 1024).
pub fn size_units() -> impl Iterator<Item = (&'static str, i64)> {
    SIZES.into_iter()
}

/// The units of such rates with how many a second are one of each.
pub fn rate_units(counted: RateUnit) -> impl Iterator<Item = (&'static str, i64)> {
    let of_kind = RATES.into_iter().filter(move |(_, kind, _)| *kind == counted);
    of_kind.map(|(name, _, factor)| (name, factor))
}

/// Bytes in one of the unit, which is one of [`size_units`], or `KB`.
pub fn size_unit(unit: &str) -> Option<i64> {
    let unit = if unit == "KB" { "kB" } else { unit };
    size_units().find_map(|(name, factor)| (name == unit).then_some(factor))
}

/// What the unit counts, and how many of it a second: `bps`, `kbps`, `Mbps`, `Gbps`, `Tbps`, `pps`, `kpps`, `Mpps`.
pub fn rate_unit(unit: &str) -> Option<(RateUnit, i64)> {
    RATES.into_iter().find_map(|(name, counted, factor)| (name == unit).then_some((counted, factor)))
}
