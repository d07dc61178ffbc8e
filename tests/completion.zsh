# SPDX-License-Identifier: MIT
# completion.zsh FOLDER LINE...: what a shell that finds completions in FOLDER
# makes of each LINE when the tab key is pressed behind it.
zmodload zsh/zpty
folder=$1
shift
answer=$(mktemp) || exit 1

for line; do
	: > $answer
	zpty shell zsh -f -i
	# The answer is the line with what was completed.
	zpty -w shell "PS1=; fpath=($folder \$fpath); autoload -Uz compinit; compinit -u -D
		answer() { zle complete-word; print -r -- \"\$BUFFER|\$_lastcomp[nmatches]\" > $answer; zle send-break }
		zle -N answer; bindkey '^I' answer; print REA''DY"
	zpty -r -m shell ready '*READY*'
	zpty -w -n shell "$line"$'\t'
	for ((wait = 0; wait < 100; wait++)); do
		[[ -s $answer ]] && break
		sleep 0.05
	done
	print -r -- "$(< $answer)"
	zpty -d shell
done
rm -f $answer
