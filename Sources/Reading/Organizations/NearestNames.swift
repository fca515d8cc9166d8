/// Known names that look like an unknown one.
struct NearestNames {
    let vocabulary: Vocabulary
    let given: GivenNames

    /// By the share of characters that both names have, those that hold the name whole first, then by the order of scalars.
    func nearest(to name: String, count: Int) -> [String] {
        let asked = NameResolution.scalars(name)
        guard !asked.isEmpty else { return [] }
        let sorted = asked.sorted()
        var best: [String: Double] = [:]
        func offer(_ word: String, for canonical: String) {
            let scalars = word.scalarValues
            let holds = scalars.find(asked, in: 0..<scalars.count) != nil
            let score = NearestNames.score(sorted, scalars.sorted()) + (holds ? 0.01 : 0)
            if score > 0.5, score > best[canonical] ?? 0 { best[canonical] = score }
        }
        let names = vocabulary.names
        for body in names.fixed { offer(body.name, for: body.name) }
        for place in names.places { offer(place.name, for: place.name) }
        for index in names.divisions.indices where names.divisions[index].isLiving {
            let (full, short) = (names.divisions[index].name, names.divisions[index].short)
            let canonical = names.displayName(index)
            offer(full, for: canonical)
            guard asked.find(short.scalarValues, in: 0..<asked.count) != nil else { continue }
            offer(canonical, for: canonical)
            for form in names.forms where form.levels.contains(where: { $0 == names.divisions[index].level }) {
                let body = names.fill(form.pattern, index)
                offer(body, for: body)
            }
        }
        for word in given.registeredWords { offer(word.word, for: word.organization) }
        return best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
    }

    /// Twice the characters that both have, of all characters; both sorted.
    private static func score(_ left: [UInt32], _ right: [UInt32]) -> Double {
        var (first, second, shared) = (0, 0, 0)
        while first < left.count, second < right.count {
            if left[first] == right[second] {
                (first, second, shared) = (first + 1, second + 1, shared + 1)
            } else if left[first] < right[second] {
                first += 1
            } else {
                second += 1
            }
        }
        return Double(2 * shared) / Double(left.count + right.count)
    }
}

extension GivenNames {
    /// Words that a person has registered, with the bodies they stand for.
    var registeredWords: [(word: String, organization: String)] {
        allWords.compactMap { word, meaning in
            guard case .registered(let body) = meanings[meaning] else { return nil }
            return (String(String.UnicodeScalarView(word.compactMap(Unicode.Scalar.init))), body.name)
        }
    }
}
