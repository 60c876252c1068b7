"""The screens before, between and after the questions and the routine: welcome, result, set-up, summary and others."""
