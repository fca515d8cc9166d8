/// A sign that may speak for or against a candidate of a slot; the raw value is its number.
protocol SlotFeature: CaseIterable, RawRepresentable, Sendable where RawValue == Int {}

extension SlotFeature {
    var name: String { "\(self)" }
}

/// What speaks for a candidate: a set of a slot's features.
struct FeatureSet<Feature: SlotFeature>: Equatable, Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    init() {}

    init(_ features: Feature...) { for feature in features { insert(feature) } }

    @inline(__always)
    mutating func insert(_ feature: Feature) {
        let number = feature.rawValue
        if number < 64 { low |= 1 << UInt64(number) } else { high |= 1 << UInt64(number - 64) }
    }

    mutating func remove(_ feature: Feature) {
        let number = feature.rawValue
        if number < 64 { low &= ~(1 << UInt64(number)) } else { high &= ~(1 << UInt64(number - 64)) }
    }

    @inline(__always)
    func contains(_ feature: Feature) -> Bool {
        let number = feature.rawValue
        return (number < 64 ? low >> UInt64(number) : high >> UInt64(number - 64)) & 1 == 1
    }

    /// Whether any feature is in both.
    @inline(__always)
    func intersects(_ other: FeatureSet) -> Bool { low & other.low | high & other.high != 0 }

    mutating func formUnion(_ other: FeatureSet) {
        low |= other.low
        high |= other.high
    }

    /// Calls `body` with the number of each, in order.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
        var rest = low
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
        rest = high
        while rest != 0 {
            body(64 + rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }
}
