"""The screens of the app: what a person sees and which keys act. Screens post messages, which the app handles."""
