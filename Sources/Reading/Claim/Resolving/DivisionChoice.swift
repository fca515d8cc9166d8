/// Which division is meant by words that stand for several: one that the article has named, one within it or beside it, else the only
/// one of the highest level.
struct DivisionChoice {
    let vocabulary: Vocabulary
    /// Bodies and regions of the article in order of appearance.
    let known: [Resolved]
    private var names: OrganizationNames {
        @inline(__always) _read { yield vocabulary.names }
    }

    /// The one division meant: alone, within a region named before, or the only one of the highest level; and why, where there was a choice.
    func pick(_ candidates: [Int]) -> (region: Int, reason: String?)? {
        if candidates.count == 1 { return (candidates[0], nil) }
        let pool = names.current(candidates)
        if pool.count == 1 { return (pool[0], "the only division of that name today") }
        for above in known.reversed() where above.region >= 0 {
            let reason = "the text speaks of \(above.name)"
            if pool.contains(above.region) { return (above.region, reason) }
            let inside = pool.filter { names.isWithin($0, above.region) }
            if inside.count == 1 { return (inside[0], reason) }
            let root = province(above.region)
            let near = pool.filter { province($0) == root }
            if near.count == 1 { return (near[0], reason) }
        }
        for level in ["province", "prefecture", "county"] {
            let same = pool.filter { names.divisions[$0].level == level }
            if same.count == 1 { return (same[0], "the only \(level) of that name") }
            if same.count > 1 { return nil }
        }
        return nil
    }

    private func province(_ index: Int) -> Int {
        var place = index
        while names.divisions[place].parent >= 0 { place = names.divisions[place].parent }
        return place
    }

}
