import Quantities

/// What makes two observations rows of the same series: all of it, compared as it stands.
///
/// All rows of a series share it: a million observations hold one reference each, and not five strings.
public struct SeriesKey: Hashable, Sendable {
    @usableFromInline final class Parts: Sendable {
        @usableFromInline let organization: String
        @usableFromInline let metric: String
        @usableFromInline let component: String
        @usableFromInline let basis: String
        @usableFromInline let unit: String
        @usableFromInline let kind: Kind
        @usableFromInline let level: String?
        @usableFromInline let isRegion: Bool
        @usableFromInline let isToll: Bool
        @usableFromInline let listing: String

        init(
            _ organization: String, _ metric: String, _ component: String, _ basis: String, _ unit: String, _ kind: Kind,
            _ level: String?, _ isRegion: Bool, _ isToll: Bool, _ listing: String
        ) {
            (self.organization, self.metric, self.component) = (organization, metric, component)
            (self.basis, self.unit, self.kind) = (basis, unit, kind)
            (self.level, self.isRegion, self.isToll, self.listing) = (level, isRegion, isToll, listing)
        }
    }

    @usableFromInline let parts: Parts

    /// Canonical name of the organization.
    @inlinable public var organization: String { parts.organization }
    /// What is measured.
    @inlinable public var metric: String { parts.metric }
    /// Part of a breakdown; empty where none.
    @inlinable public var component: String { parts.component }
    /// Stated exclusions; empty where none.
    @inlinable public var basis: String { parts.basis }
    /// Base unit.
    @inlinable public var unit: String { parts.unit }
    /// What sort of statement it is.
    @inlinable public var kind: Kind { parts.kind }

    /// Level of the organization (`country province prefecture county site group`), nil when unknown; not compared.
    @inlinable public var level: String? { parts.level }
    /// Whether the organization is a region or country, and not a body within one; not compared.
    @inlinable public var isRegion: Bool { parts.isRegion }
    /// Whether what is measured is a toll: what happened on one day is one event, counted up as it becomes known; not compared.
    @inlinable public var isToll: Bool { parts.isToll }
    /// Where the organization stands in lists: those with the lesser text come first, and names decide where it is the same; not compared.
    @inlinable public var listing: String { parts.listing }
    /// The same for keys that were read together, and then the keys are the same; otherwise they may be.
    @inlinable public var identity: ObjectIdentifier { ObjectIdentifier(parts) }

    /// Makes a key; empty `component` and `basis` mean none.
    public init(
        organization: String, metric: String, component: String = "", basis: String = "", unit: String, kind: Kind,
        level: String? = nil, isRegion: Bool = false, isToll: Bool = false, listing: String = ""
    ) {
        parts = Parts(organization, metric, component, basis, unit, kind, level, isRegion, isToll, listing)
    }

    /// The same series of another sort of statement.
    public func with(_ kind: Kind) -> SeriesKey {
        SeriesKey(
            organization: organization, metric: metric, component: component, basis: basis, unit: unit, kind: kind, level: level,
            isRegion: isRegion, isToll: isToll, listing: listing)
    }

    /// Whether all parts are the same.
    public static func == (left: SeriesKey, right: SeriesKey) -> Bool {
        left.parts === right.parts
            || left.kind == right.kind && left.organization == right.organization && left.metric == right.metric
                && left.component == right.component && left.basis == right.basis && left.unit == right.unit
    }

    /// Hashes all parts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(organization)
        hasher.combine(metric)
        hasher.combine(component)
        hasher.combine(basis)
        hasher.combine(unit)
        hasher.combine(kind)
    }
}
