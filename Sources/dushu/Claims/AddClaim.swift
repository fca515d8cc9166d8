import ArgumentParser
import Ingestion
import Reading
import Store

/// `dushu claim add`.
struct AddClaim: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Say that a page prints a figure that was not read.",
        discussion: """
            The figure is told by its words, --quote, or where they are printed more than once by its place, document:start-end in Unicode scalars \
            of the text (`dushu extract --text` prints it). Value, bounds and unit are read from these words where the options do not say them. What \
            is read already is corrected, and not added; what was added is taken back with `dushu decisions undo`.

            EXAMPLES
              dushu claim add 2022-11-25-p03.txt --quote 5.3亿件 --kind flow --organization 湖北省 --metric 快递业务量 --period 2022-10
              dushu claim add 2022-11-25-p03.txt:1026-1034 --kind level --metric 社保卡结存余额 --period ..2022-10-31
            """)

    @OptionGroup var options: ClaimDecisionOptions
    @OptionGroup var person: PersonOptions
    @OptionGroup var slots: SlotOptions

    @Option(help: ArgumentHelp("The words of the page that are the figure.", valueName: "words"))
    var quote: String?

    @Argument(help: ArgumentHelp("The document, as evidence names it; or document:start-end.", valueName: "document"))
    var document: String

    func validate() throws {
        if slots.kind == nil {
            throw ValidationError("of which kind is it? give --kind level, flow, change, growth, ratio, rank or target")
        }
        if (quote == nil) == (place == nil) {
            throw ValidationError("which figure? give its words with --quote, or document:start-end")
        }
    }

    private var place: (document: String, span: Range<Int>)? { ExplainCommand.evidence(document) }

    func run() throws {
        let person = try person.person()
        try options.decide(isNamed: self.person.by != nil) { desk in
            let name = place?.document ?? document
            guard let id = try desk.store.document(named: name), let text = try desk.store.document(after: id - 1)?.text else {
                throw Failure("there is no document \(name) that counts: `dushu report coverage --documents` lists them")
            }
            let span = try place?.span ?? ClaimDesk.stretch(quote ?? "", in: text.source)
            return [
                try desk.addition(to: id, at: span, slots: slots.changes, by: person, allowsNewNames: slots.new)
            ]
        }
    }
}
