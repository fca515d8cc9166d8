import Quantities
import Reading
import Reporting
import Store

/// The forms in which a person judges a figure.
struct ClaimForms {
    let visit: Visit
    let claim: ExplainedClaim
    let decision: ClaimDecision?
    let typed: [ClaimSlot: String]

    private var labels: Labels { visit.labels }

    func write(into html: inout HTML) {
        html.add("section", ["class": "judge"]) { html in
            html.add("h2", labels["desk.judge"])
            form("/decide", in: &html) { html in
                person(in: &html)
                html.add("button", ["name": "action", "value": "accept", "accesskey": "a"], labels["desk.accept"])
                html.add(" ")
                html.add("button", ["name": "action", "value": "reject", "accesskey": "j"], labels["desk.reject"])
            }
            html.add("h2", labels["desk.correct"])
            form("/decide", in: &html) { html in
                let statement = ClaimStatement(claim)
                let quote = String(claim.quote.filter { !$0.isNewline })
                visit.fields(quote: visit.request.sent("quote").isEmpty ? quote : visit.request.sent("quote"), in: &html) {
                    typed[$0] ?? statement[$0]
                }
                person(in: &html)
                html.add("button", ["name": "action", "value": "correct", "accesskey": "c"], labels["desk.correct"])
            }
            names(in: &html)
        }
    }

    /// Words that stand for a body, and metrics that are one.
    private func names(in html: inout HTML) {
        html.add("details") { html in
            html.add("summary", labels["desk.names"])
            let offers: [(what: String, name: String)] = [
                ("alias", claim.mention ?? ""), ("merge", claim.organization ?? ""), ("metric", claim.metric ?? ""),
            ]
            for offer in offers {
                form("/name", in: &html) { html in
                    html.add("input", ["type": "hidden", "name": "what", "value": offer.what])
                    html.add("label") { html in
                        html.add(labels["desk.name.\(offer.what)"])
                        html.add(" ")
                        html.add("input", ["name": "name", "value": offer.name])
                    }
                    html.add(" ")
                    html.add("label") { html in
                        html.add(labels["desk.name.is"])
                        html.add(" ")
                        html.add("input", ["name": "target", "value": ""])
                    }
                    html.add(" ")
                    visit.person(in: &html)
                    html.add("button", labels["desk.decide"])
                }
            }
        }
    }

    private func form(_ action: String, in html: inout HTML, _ body: (inout HTML) -> Void) {
        html.add("form", ["method": "post", "action": action]) { html in
            html.add("input", ["type": "hidden", "name": "token", "value": visit.desk.gate.token])
            html.add("input", ["type": "hidden", "name": "claim", "value": "\(claim.id)"])
            body(&html)
        }
    }

    private func person(in html: inout HTML) {
        html.add("p") { html in visit.person(in: &html) }
    }
}

extension Visit {
    /// The fields of what a figure says, the words of the page that it is first.
    func fields(quote: String, in html: inout HTML, _ words: (ClaimSlot) -> String) {
        html.add("div", ["class": "fields"]) { html in
            html.add("label") { html in
                html.add(labels["desk.stretch"])
                html.add(" ")
                html.add("input", ["name": "quote", "value": quote, "lang": "zh-CN"])
            }
            for slot in ClaimSlot.allCases { field(slot, words(slot), in: &html) }
        }
        html.add("p") { html in
            html.add("label") { html in
                html.add("input", ["type": "checkbox", "name": "new", "value": "1"])
                html.add(" " + labels["desk.new_names"])
            }
        }
    }

    private func field(_ slot: ClaimSlot, _ value: String, in html: inout HTML) {
        html.add("label") { html in
            html.add(labels["desk.slot.\(slot.rawValue)"])
            html.add(" ")
            let choices: [(String, String)]
            switch slot {
            case .kind: choices = Kind.allCases.map { ($0.rawValue, labels["kind.\($0.rawValue)"]) }
            case .bound: choices = Bound.allCases.map { ($0.rawValue, labels["desk.bound.\($0.rawValue)"]) }
            default: choices = []
            }
            guard choices.isEmpty else {
                html.add("select", ["name": "slot.\(slot.rawValue)"]) { html in
                    for (name, words) in choices {
                        html.add("option", ["value": name, "selected": name == value ? "selected" : nil], words)
                    }
                }
                return
            }
            html.add("input", ["name": "slot.\(slot.rawValue)", "value": value, "id": slot == .organization ? "first" : nil])
        }
    }

    /// Who decides, and why.
    func person(in html: inout HTML) {
        let name = request.sent("by").isEmpty ? desk.options.person ?? "" : request.sent("by")
        html.add("label") { html in
            html.add(labels["desk.by"] + " ")
            html.add("input", ["name": "by", "value": name, "required": "required", "autocomplete": "name"])
        }
        html.add(" ")
        html.add("label") { html in
            html.add(labels["desk.why"] + " ")
            html.add("input", ["name": "reason", "value": request.sent("reason")])
        }
        html.add(" ")
    }
}
