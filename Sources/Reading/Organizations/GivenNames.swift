/// Names beside the vocabulary: those that a person has registered, and short names that the document introduces.
struct GivenNames: Sendable {
    enum Meaning: Sendable {
        /// A body that a person has named.
        case registered(Resolved)
        /// The names before the bracket of （以下简称…）; several where the document introduces the words more than once.
        case introduced([NameMention])
    }

    private(set) var meanings: [Meaning] = []
    /// Words by their first scalar, with their place in `meanings`.
    private var words: [UInt32: [(word: [UInt32], meaning: Int)]] = [:]
    /// The first scalars of the words: asked for at nearly every place of a text.
    private var heads = ScalarSet()
    /// Canonical names that stand for another body by a person's decision.
    private var merged: [String: Resolved] = [:]

    /// The firms that announcements in the text are of, each with the place where it says so: 公司 means them.
    private(set) var homes: [(place: Int, name: NameMention)] = []

    /// The currency that 元 stands for from behind a place of the text on: 23.27亿港元（下同）.
    private(set) var money: (from: Int, unit: String)?

    /// No names.
    static let none = GivenNames()

    private init() {}

    /// The names of `decisions`; `facts` tells what is known of a canonical name.
    init(_ decisions: [Decision], facts: (String) -> Resolved?) {
        let targets = Dictionary(decisions.map { ($0.name, $0.organization) }) { first, _ in first }
        for decision in decisions.sorted(by: { $0.name < $1.name }) {
            var name = decision.organization
            var steps = 0
            while let next = targets[name], steps < decisions.count { (name, steps) = (next, steps + 1) }
            var body = facts(name) ?? Resolved(name: name, level: nil, system: nil, region: -1, parent: nil, reason: "")
            body.reason = decision.action == .merge ? "merged: \(decision.name) is \(name)" : "registered alias of \(name)"
            if decision.action == .merge { merged[decision.name] = body }
            add(decision.name.scalarValues.map(Folding.fold), .registered(body))
        }
        let names = merged.mapValues(\.name)
        merged = merged.mapValues { body in
            var body = body
            body.parent = body.parent.map { names[$0] ?? $0 }
            return body
        }
    }

    /// All words with their places in `meanings`, in the order they were added.
    var allWords: [(word: [UInt32], meaning: Int)] { words.values.flatMap(\.self).sorted { $0.meaning < $1.meaning } }

    /// Whether a word may begin with `scalar`.
    @inline(__always)
    func begins(_ scalar: UInt32) -> Bool { scalar < 0x10000 ? heads.contains(scalar) : words[scalar] != nil }

    /// The longest word at `place`.
    func longest(_ text: [UInt32], _ place: Int, _ limit: Int) -> (meaning: Int, length: Int)? {
        guard place < limit, begins(text[place]) else { return nil }
        var best: (Int, Int)?
        for one in words[text[place]] ?? [] where one.word.count > best?.1 ?? 0 && text.has(one.word, at: place, before: limit) {
            best = (one.meaning, one.word.count)
        }
        return best
    }

    /// The name before the bracket at `open` that the text has introduced already.
    func introduced(endingAt open: Int, in text: [UInt32]) -> NameMention? {
        for start in max(0, open - 32)..<open {
            guard let found = longest(text, start, open), start + found.length == open,
                case .introduced(let names) = meanings[found.meaning], names.count == 1
            else { continue }
            return names[0]
        }
        return nil
    }

    /// The body that a decision puts in the place of `resolved`, else itself.
    func decided(_ resolved: Resolved) -> Resolved {
        guard !merged.isEmpty else { return resolved }
        if let other = merged[resolved.name] { return other }
        guard let parent = resolved.parent, let other = merged[parent] else { return resolved }
        var result = resolved
        result.parent = other.name
        return result
    }

    /// Adds a firm that the text is an announcement of; a word that points back to one would lead nowhere.
    mutating func add(home: NameMention, at place: Int) {
        switch home.kind {
        case .fixed, .structured, .system: homes.append((place, home))
        default: break
        }
    }

    /// Notes what 元 stands for from a place on; nil for yuan.
    mutating func set(money unit: String?, from place: Int) { money = unit.map { (place, $0) } }

    /// Adds a word; one that a person has registered stays, one that is introduced again may mean either.
    mutating func add(_ word: [UInt32], _ meaning: Meaning) {
        guard let head = word.first else { return }
        if let known = words[head]?.first(where: { $0.word == word })?.meaning {
            if case .introduced(let names) = meaning, case .introduced(let before) = meanings[known] {
                meanings[known] = .introduced(before + names)
            }
            return
        }
        meanings.append(meaning)
        if head < 0x10000 { heads.insert(head) }
        words[head, default: []].append((word, meanings.count - 1))
    }
}

/// What has been chosen for ambiguous words of a document: the same words never stand for two bodies.
final class Choices {
    private(set) var byWords: [String: Resolved] = [:]

    /// A body that its place in the vocabulary tells.
    enum Entry: Hashable {
        case division(Int)
        case fixed(Int, isFull: Bool)
    }

    /// The bodies that the document has named so far.
    private var bodies: [Entry: Resolved] = [:]

    /// The body of an entry, which is made the first time.
    func body(_ entry: Entry, _ make: () -> Resolved) -> Resolved {
        if let known = bodies[entry] { return known }
        let body = make()
        bodies[entry] = body
        return body
    }

    /// What `words` stand for, given what the article at hand says; nil where it says another body than before.
    func settle(_ words: String, _ found: Resolved?) -> Resolved? {
        guard let before = byWords[words] else {
            if let found { byWords[words] = found }
            return found
        }
        return found == nil || found?.name == before.name ? before : nil
    }
}
