import Quantities
import Reading

/// A candidate, and whether it is right.
typealias JudgedOption = (option: FigureTrace.Option, isRight: Bool)

extension FigureTrace.Option {
    /// Whether it leaves its slot open.
    func isEmpty(_ slot: Slot) -> Bool { slot == .owner ? organization == nil : period == nil }
}

/// A label with the claim that meets it.
struct Sample {
    let text: String
    let label: Label
    let trace: FigureTrace
    let marks: Marks
    /// By slot, the candidates and whether each is right; only slots that the label speaks of and the reader weighed.
    var slots: [Slot: [JudgedOption]] = [:]
    /// All candidates by slot, judged or not.
    var options: [Slot: [FigureTrace.Option]] = [:]

    /// Whether the row is right with the candidates in their present order.
    var isRight: Bool {
        guard marks.value, ![marks.bound, marks.kind, marks.metric, marks.detail].contains(false) else { return false }
        let chosen: [(Slot, Bool?)] = [(.period, marks.period), (.base, marks.base), (.owner, marks.organization)]
        return !chosen.contains { slot, mark in (slots[slot]?.first?.isRight ?? mark) == false }
    }

    /// What speaks for and against the claim, with the choices of the present order.
    var signs: [Int] { trace.signs(options) }
}

extension Sample {
    mutating func reorder(_ slot: Slot, _ weights: [Double]) {
        func scored(_ option: FigureTrace.Option) -> FigureTrace.Option {
            var option = option
            option.score = Int((Double(SlotWeights.unit) * Fit.score(option.features, weights)).rounded())
            return option
        }
        slots[slot] = slots[slot]?.map { (scored($0.option), $0.isRight) }.sorted { $0.option.score > $1.option.score }
        options[slot] = options[slot]?.map(scored).sorted { $0.score > $1.score }
    }
}

/// What was read of labelled texts.
struct Reading {
    var samples: [Sample] = []
    var labels = 0
    var claims = 0
    var missed = 0
    var spurious = 0

    /// Reads `texts` and joins each label with the claim that fits it best.
    static func of(_ texts: [LabelledText], with reader: Reader) throws -> Reading {
        var all = Reading()
        for text in texts { try all.add(text, reader) }
        return all
    }

    /// Puts the candidates of a slot in the order that other weights give.
    mutating func reorder(_ slot: Slot, _ weights: [Double]) {
        for index in samples.indices { samples[index].reorder(slot, weights) }
    }

    private mutating func add(_ text: LabelledText, _ reader: Reader) throws {
        let issued = text.published.flatMap { Day(iso: $0) }
        var traces: [FigureTrace]
        do { traces = try reader.traces(text.bytes, name: text.name, issued: issued) } catch {
            throw MeasureError(description: "\(error)")
        }
        if let within = text.within {
            traces = traces.filter { trace in
                within.contains { $0.lowerBound <= trace.claim.start && trace.claim.end <= $0.upperBound }
            }
        }
        let judge = Judge(text: text.squeezed.string)
        let places = traces.map { text.squeezed.place(of: $0.claim.start..<$0.claim.end) ?? 0..<0 }
        var used: Set<Int> = []
        for label in text.labels {
            var best: (key: (Int, Int, Int), index: Int, marks: Marks)?
            for (index, place) in places.enumerated() where !used.contains(index) {
                guard place.upperBound > label.start, place.lowerBound < label.end else { continue }
                let marks = judge.marks(label, traces[index].claim)
                let key = (
                    marks.value ? 1 : 0, marks.count + (marks.value ? 1 : 0),
                    min(label.end, place.upperBound) - max(label.start, place.lowerBound)
                )
                if best == nil || key > best!.key { best = (key, index, marks) }
            }
            if let best { used.insert(best.index) }
            guard !label.isOptional else { continue }
            labels += 1
            guard let best else {
                missed += 1
                continue
            }
            samples.append(Reading.sample(text.name, label, traces[best.index], best.marks, judge))
        }
        claims += traces.count
        let optional = text.labels.filter(\.isOptional)
        spurious += places.indices.count { index in
            !used.contains(index)
                && !optional.contains { $0.start < places[index].upperBound && places[index].lowerBound < $0.end }
        }
    }

    private static func sample(_ name: String, _ label: Label, _ trace: FigureTrace, _ marks: Marks, _ judge: Judge) -> Sample {
        var sample = Sample(text: name, label: label, trace: trace, marks: marks)
        sample.options = trace.options
        guard marks.value else { return sample }
        for (slot, options) in trace.options {
            let judged = options.map { option -> Bool? in
                switch slot {
                case .period: judge.period(label, option.period)
                case .base: judge.base(label, option.period)
                case .owner: judge.organization(label, option.organization, option.mention)
                case .grade: nil
                }
            }
            guard !judged.contains(nil) else { continue }
            sample.slots[slot] = zip(options, judged).map { ($0, $1 ?? false) }
        }
        return sample
    }
}
