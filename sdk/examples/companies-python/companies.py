#!/usr/bin/env python3
"""companies: counts the mentions of organisations in the first paragraph. The same as ../companies, in Python."""
from vigie_plugin import Analyzer, run


class Companies(Analyzer):
    id = "org.example.companies"
    needs = ["mention"]
    provides = ["org.example.companies.count"]

    def analyze(self, article, emit):
        first = [sentence for sentence in article.sentences if sentence.paragraph == 0]
        if not first:
            return
        end = first[-1].end
        count = sum(mention.type == "organisation" and mention.end <= end for mention in article.of_kind("mention"))
        if count:
            emit("org.example.companies.count", 0, end, count=count)
            self.context.count("articles")


run(Companies)
