#!/usr/bin/env python3
"""hello: marks each sentence that ends with an exclamation mark. Check and run it: README.md beside this file."""
from vigie_plugin import Analyzer, run


class Hello(Analyzer):
    id = "org.example.hello"
    version = "1.0.0"
    languages = ["*"]  # or ISO 639-1: ["fr", "en"]
    needs = []  # kinds of other plugins, such as "mention"
    provides = ["org.example.hello.exclamation"]

    def __init__(self, context):
        """Once, when the daemon starts. Options come from [[plugin]] options in vigie.toml; raise where they make no sense."""
        super().__init__(context)
        self.mark = context.option("mark", "!")
        if not self.mark:
            raise ValueError('the option "mark" must not be empty')

    def analyze(self, article, emit):
        """For each article. Positions are indexes into article.text."""
        for sentence in article.sentences:
            if article.text[sentence.begin:sentence.end].endswith(self.mark):
                emit("org.example.hello.exclamation", sentence.begin, sentence.end, mark=self.mark)
                self.context.count("sentences")


run(Hello)
