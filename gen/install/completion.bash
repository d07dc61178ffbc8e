# shellcheck shell=bash disable=SC2154 # the tables are put in front
# bash takes words apart at '='; here they are put together again.
_featmap_join() # WORD...
{
	local joined=

	words=()
	for word; do
		if [[ $joined || ( $word == "=" && ${words[-1]-} == -* ) ]]; then
			words[-1]+=$word
			joined=
			[[ $word == "=" ]] && joined=yes
		else
			words+=("$word")
		fi
	done
}

# Offers those of WORDS that begin with BEGINNING, as bash wants them: without
# what it regards as words before.
_featmap_offer() # WORDS BEGINNING KEPT
{
	local reply

	while IFS= read -r reply; do
		reply=$3$reply
		[[ $COMP_WORDBREAKS == *=* && $current == *=* ]] && reply=${reply#"${current%"${current##*=}"}"}
		COMPREPLY+=("$reply")
	done < <(compgen -W "$1" -- "$2")
}

_featmap_offer_files() # KIND BEGINNING
{
	local kind=-f kept='' reply

	[[ $1 == FOLDER ]] && kind=-d
	compopt -o filenames 2> /dev/null
	# Behind "--option=" bash has a word of its own; behind -oFILE it has not.
	[[ $current == "$2" || $current == *=* ]] || kept=${current%"$2"}
	while IFS= read -r reply; do
		COMPREPLY+=("$kept$reply")
	done < <(compgen $kind -- "$2")
}

_featmap_offer_argument() # OPTION VALUE
{
	local takes list

	takes=$(_featmap_takes "$command:$1")
	list=${2%"${2##*,}"}
	case $takes in
	FILE | FOLDER) _featmap_offer_files "$takes" "$2" ;;
	WORDS\ *) _featmap_offer "${takes#WORDS }" "${2#"$list"}" "${current%"${2#"$list"}"}" ;;
	WORD\ *) _featmap_offer "${takes#WORD }" "$2" "${current%"$2"}" ;;
	esac
}

_featmap_offer_options()
{
	_featmap_offer "$(_featmap_options "$command")" "$current" ''
	[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2> /dev/null
}

_featmap()
{
	local words word current previous command=

	COMPREPLY=()
	_featmap_join "${COMP_WORDS[@]:0:COMP_CWORD+1}"
	current=${words[-1]}
	[[ ${#words[@]} -gt 2 ]] && previous=${words[-2]} command=${words[1]}
	[[ ${words[0]##*/} == featmap-clang ]] && command=clang
	if [[ $current == --*=* ]]; then
		_featmap_offer_argument "${current%%=*}" "${current#*=}"
	elif [[ $previous == -* && $(_featmap_takes "$command:$previous") ]]; then
		_featmap_offer_argument "$previous" "$current"
	elif [[ $current == -[!-]* && $(_featmap_takes "$command:${current:0:2}") ]]; then
		_featmap_offer_argument "${current:0:2}" "${current:2}"
	elif [[ $current == -* ]]; then
		_featmap_offer_options
	elif [[ ! $command ]]; then
		_featmap_offer "$_featmap_commands" "$current" ''
	else
		_featmap_offer_argument '' "$current"
	fi
}

complete -F _featmap featmap featmap-clang
