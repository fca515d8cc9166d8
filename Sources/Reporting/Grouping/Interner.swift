/// Gives every distinct string a small number, so that grouping and sorting compare integers.
struct Interner {
    private var numbers: [String: UInt32] = [:]
    private var strings: [String] = []
    private var listings: [String] = []
    private var last: (string: String, number: UInt32)?

    /// The number of a string; the same string always gets the same one.
    ///
    /// - Parameter listing: what the string is sorted by before itself, the same whenever it comes.
    mutating func number(of string: String, listing: @autoclosure () -> String = "") -> UInt32 {
        // Rows come grouped: the string before is usually the same one.
        if let last, last.string == string { return last.number }
        let number: UInt32
        if let known = numbers[string] {
            number = known
        } else {
            number = UInt32(strings.count)
            numbers[string] = number
            strings.append(string)
            listings.append(listing())
        }
        last = (string, number)
        return number
    }

    /// For every number, the place of its string in sorted order (by listing, then by Unicode scalar, as SQLite sorts).
    func places() -> [UInt32] {
        let sorted = strings.indices.sorted {
            let (left, right) = listings[$0] == listings[$1] ? (strings[$0], strings[$1]) : (listings[$0], listings[$1])
            return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        }
        var places = [UInt32](repeating: 0, count: strings.count)
        for (place, index) in sorted.enumerated() { places[index] = UInt32(place) }
        return places
    }
}
