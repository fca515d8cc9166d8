import Foundation
import Reading

/// Per slot, on labelled texts: right, wrong, left open; what each feature brings; and weights fitted to labels.
///
/// scripts/measure says what the options do, and ``Options`` how they are read.
@main
struct Measure {
    static func main() {
        do {
            try run(Options(Array(CommandLine.arguments.dropFirst())))
        } catch let error as UsageError {
            stop("\(error)\n\(Options.usage)", 64)
        } catch {
            stop("\(error)", 1)
        }
    }

    private static func stop(_ message: String, _ code: Int32) -> Never {
        FileHandle.standardError.write(Data("measure: \(message)\n".utf8))
        exit(code)
    }

    private static func run(_ options: Options) throws {
        let reader = Reader(vocabulary: try Vocabulary.embedded())
        let texts = try options.folders.flatMap { try LabelledText.all(in: $0) }.filter { $0.name.hasPrefix(options.only) }
        guard !texts.isEmpty else {
            throw MeasureError(
                description:
                    "\(options.folders.joined(separator: ", ")): no labelled text\(options.only.isEmpty ? "" : " whose name begins with \(options.only)")"
            )
        }
        var reading = try Reading.of(texts, with: reader)
        printTotals(reading, texts.count)
        if !options.learn.isEmpty {
            let lessons = try Reading.of(options.learn.flatMap { try LabelledText.all(in: $0) }, with: reader)
            for slot in Slot.allCases where slot != .grade {
                reading.reorder(slot, Fit(slot: slot).weights(Fit.examples(lessons.samples, slot)))
            }
        }
        printGrades(reading)
        for slot in Slot.allCases where slot != .grade { printSlot(slot, reading, isFitting: options.fit != nil) }
        let ablation = Ablation(samples: reading.samples, weights: reader.vocabulary.weights)
        if !options.off.isEmpty { ablation.printOff(options.off) }
        if let slot = options.each { ablation.printEach(slot) }
        if let slot = options.misses { printMisses(slot, reading) }
        if let slot = options.features { printFeatures(slot, reading) }
        if let file = options.fit { try write(reading, to: file) }
        if let file = options.grades { try writeGrades(reading, to: file) }
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "-" : String(format: "%.1f%%", 100 * Double(part) / Double(whole))
    }

    private static func printTotals(_ reading: Reading, _ texts: Int) {
        let valued = reading.samples.filter(\.marks.value)
        let rows = valued.count(where: \.marks.isRow)
        print(
            "\(texts) texts, \(reading.labels) labels: \(reading.missed) missed, \(reading.spurious) spurious, values \(valued.count)"
        )
        let made = reading.samples.count + reading.spurious
        print(String(format: "row_f1 %.4f", 2 * Double(rows) / Double(max(1, made + reading.labels))))
        let parts: [(String, (Marks) -> Bool?)] = [
            ("bound", \.bound), ("kind", \.kind), ("organization", \.organization), ("metric", \.metric), ("period", \.period),
            ("base", \.base), ("detail", \.detail),
        ]
        for (name, mark) in parts {
            let judged = valued.compactMap { mark($0.marks) }
            print("  \(name): \(percent(judged.count { $0 }, judged.count)) of \(judged.count)")
        }
    }

    private static func source(_ text: String) -> String {
        let parts = text.split(separator: "_")
        return String(parts.first == "whole" || parts.first == "pc" ? parts.dropFirst().first ?? "" : parts.first ?? "")
    }

    /// Right, wrong and left open as chosen; right by the rules, at best, and by weights that were fitted to the other sources.
    private static func printSlot(_ slot: Slot, _ reading: Reading, isFitting: Bool) {
        // nothing is offered to what is held against no time
        let samples = reading.samples.filter { !($0.slots[slot] ?? []).isEmpty }
        let rules = Weights.features(of: slot).firstIndex(of: "rules") ?? 0
        let byRules = samples.count { sample in
            sample.slots[slot]!.contains { $0.option.features.contains(rules) && $0.isRight }
        }
        let chosen = samples.count { $0.slots[slot]![0].isRight }
        let open = samples.count { !$0.slots[slot]![0].isRight && $0.slots[slot]![0].option.isEmpty(slot) }
        let possible = samples.count { $0.slots[slot]!.contains(where: \.isRight) }
        var line =
            "\(slot.name): \(samples.count) labels, chosen \(percent(chosen, samples.count)): right \(chosen), "
            + "wrong \(samples.count - chosen - open), left open \(open); "
            + "rules \(percent(byRules, samples.count)), possible \(percent(possible, samples.count))"
        if isFitting {
            for (name, key) in [
                ("sources", { source($0.text) }), ("texts", { (sample: Sample) in String(hash(sample.text) % 10) }),
            ] {
                let groups = Dictionary(grouping: samples, by: key)
                var right = 0
                for (_, held) in groups.sorted(by: { $0.key < $1.key }) {
                    let names = Set(held.map(\.text))
                    let weights = Fit(slot: slot).weights(Fit.examples(samples.filter { !names.contains($0.text) }, slot))
                    right += held.count { sample in
                        Fit.isRight((sample.slots[slot]!.map { ($0.option.features, $0.isRight) }, 1), weights)
                    }
                }
                line += ", fitted without its \(name) \(percent(right, samples.count))"
            }
        }
        print(line)
    }

    /// How many claims of each grade are right in every slot.
    private static func printGrades(_ reading: Reading) {
        for grade in Confidence.allCases.reversed() {
            let claims = reading.samples.filter { $0.trace.claim.confidence == grade }
            print(
                "  \(grade): \(percent(claims.count, reading.samples.count)) of claims, right \(percent(claims.count(where: \.marks.isRow), claims.count))"
            )
        }
        let scored = reading.samples.sorted { $0.trace.score > $1.trace.score }
        let tenths = (0..<10).map { tenth in
            let part = scored[(scored.count * tenth / 10)..<(scored.count * (tenth + 1) / 10)]
            return "\(part.last?.trace.score ?? 0): \(percent(part.count(where: \.marks.isRow), part.count))"
        }
        print("  score down to " + tenths.joined(separator: ", "))
        for slot in [Slot.period, .owner, .base] {
            let bins = [(-1, 20), (20, 60), (60, 150), (150, 300), (300, 100_000)].map { low, high in
                let inside = reading.samples.filter { sample in
                    guard let options = sample.slots[slot], options.count > 1 else { return false }
                    let margin = options[0].option.score - options[1].option.score
                    return margin > low && margin <= high
                }
                return "\(high): \(percent(inside.count { $0.slots[slot]![0].isRight }, inside.count)) of \(inside.count)"
            }
            print("  margin of \(slot.name) up to " + bins.joined(separator: ", "))
        }
    }

    /// The same on every run.
    static func hash(_ text: String) -> Int {
        text.unicodeScalars.reduce(7) { ($0 &* 31 &+ Int($1.value)) & 0xFFFFFF }
    }

    private static func printFeatures(_ slot: Slot, _ reading: Reading) {
        let samples = reading.samples.filter { $0.slots[slot] != nil }
        for (feature, name) in Weights.features(of: slot).enumerated() {
            let all = samples.flatMap { $0.slots[slot]! }.filter { $0.option.features.contains(feature) }
            print("  \(name): \(all.count) candidates, right \(percent(all.count(where: \.isRight), all.count))")
        }
    }

    private static func printMisses(_ slot: Slot, _ reading: Reading) {
        let names = Weights.features(of: slot)
        for sample in reading.samples {
            guard let options = sample.slots[slot], let first = options.first, !first.isRight else { continue }
            func show(_ option: FigureTrace.Option) -> String {
                let value = option.period.map { "\($0.start?.iso ?? "..")/\($0.end?.iso ?? "..")" } ?? option.organization ?? "-"
                return "\(value) (\(option.score): \(option.features.map { names[$0] }.joined(separator: " ")))"
            }
            print("\(sample.text) \(sample.trace.claim.quote) \(sample.trace.claim.kind) \(sample.trace.claim.metric ?? "")")
            print("   took \(show(first.option))")
            if let right = options.first(where: \.isRight) {
                print("   not  \(show(right.option))")
            } else {
                print(
                    "   want \(sample.label.readings(slot == .owner ? "organization" : slot == .period ? "period" : "base_period") ?? [])"
                )
            }
        }
    }

    private static func write(_ reading: Reading, to file: String) throws {
        var rows = ["slot\tfeature\tweight"]
        for slot in Slot.allCases where slot != .grade {
            rows += Fit.rows(slot, Fit(slot: slot).weights(Fit.examples(reading.samples, slot)))
        }
        let grades = Grades(reading)
        grades.printMeasured()
        rows += grades.rows + ["threshold\tperiod\t0", "threshold\towner\t0", "threshold\tbase\t0"]
        try write(rows, to: file)
    }

    /// Fits the grades to the choices as they are, and leaves the rows of the other slots.
    private static func writeGrades(_ reading: Reading, to file: String) throws {
        guard let table = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw MeasureError(description: "\(file): cannot be read")
        }
        let grades = Grades(reading, keepsChoices: true)
        grades.printMeasured()
        var rows = table.split(separator: "\n").map(String.init)
        rows.removeAll { $0.hasPrefix("grade\t") || $0.hasPrefix("threshold\tsure\t") || $0.hasPrefix("threshold\tlikely\t") }
        let place = rows.firstIndex { $0.hasPrefix("threshold\t") } ?? rows.endIndex
        rows.insert(contentsOf: grades.rows, at: place)
        try write(rows, to: file)
    }

    private static func write(_ rows: [String], to file: String) throws {
        do {
            try (rows.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        } catch { throw MeasureError(description: "\(file): cannot be written") }
    }
}
