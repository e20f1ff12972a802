//! Units of size and rate, each with its factor to the unit in which values are held.

use serde::Serialize;

/// What a rate counts each second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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

/// Bytes in one of the unit: `B`, `kB`, `MB`, `GB`, `TB`, `PB` (powers of 1000), `KiB` to `PiB` (powers of 1024).
pub fn size_unit(unit: &str) -> Option<i64> {
    Some(match unit {
        "B" => 1,
        "kB" | "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "TB" => 1_000_000_000_000,
        "PB" => 1_000_000_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        "TiB" => 1 << 40,
        "PiB" => 1 << 50,
        _ => return None,
    })
}

/// What the unit counts, and how many of it a second: `bps`, `kbps`, `Mbps`, `Gbps`, `Tbps`, `pps`, `kpps`, `Mpps`.
pub fn rate_unit(unit: &str) -> Option<(RateUnit, i64)> {
    Some(match unit {
        "bps" => (RateUnit::Bits, 1),
        "kbps" => (RateUnit::Bits, 1_000),
        "Mbps" => (RateUnit::Bits, 1_000_000),
        "Gbps" => (RateUnit::Bits, 1_000_000_000),
        "Tbps" => (RateUnit::Bits, 1_000_000_000_000),
        "pps" => (RateUnit::Packets, 1),
        "kpps" => (RateUnit::Packets, 1_000),
        "Mpps" => (RateUnit::Packets, 1_000_000),
        _ => return None,
    })
}
